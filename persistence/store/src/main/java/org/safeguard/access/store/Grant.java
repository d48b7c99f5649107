package org.safeguard.access.store;

import java.util.Optional;
import org.safeguard.audit.store.CallRecord;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceType;

/**
 * Leave to do one verb to the rows of one type, of one patient or of any. Only {@code
 * org.safeguard.access} makes one; a repository opens or changes a sealed row only against one and
 * writes into its record what it opened, so that nothing is shown that the audit entry does not
 * name.
 */
public final class Grant {

  private final Verb verb;
  private final ResourceType type;
  private final Optional<PatientId> patient;
  private final CallRecord record;

  /**
   * @param patient the only patient whose rows it opens; empty for every patient's and for rows of
   *     none
   * @param record the record of the call that it is given to
   */
  public Grant(Verb verb, ResourceType type, Optional<PatientId> patient, CallRecord record) {
    this.verb = verb;
    this.type = type;
    this.patient = patient;
    this.record = record;
  }

  public CallRecord record() {
    return record;
  }

  /**
   * Passes where this grant covers the row, by its clear columns alone.
   *
   * @throws GrantExceeded where it does not: a defect of the caller's code, not of the person's
   *     request
   */
  public void require(Verb asked, ResourceType rowType, Optional<PatientId> rowPatient) {
    boolean covered =
        asked == verb && rowType.equals(type) && (patient.isEmpty() || patient.equals(rowPatient));
    if (!covered) {
      throw new GrantExceeded(asked, rowType);
    }
  }

  @Override
  public String toString() {
    return type.name().toUpperCase(java.util.Locale.ROOT) + "_" + verb;
  }
}
