package org.safeguard.patient.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeguard.resource.ConditionMismatch;
import org.safeguard.resource.MatchedResource;

/**
 * What matches the conditions of a transaction, found before anything is written.
 *
 * @param ofCreates by the entry's index, for creates with a condition
 * @param ofReferences by the reference's text
 */
record MatchedConditions(
    Map<Integer, List<MatchedResource>> ofCreates,
    Map<String, List<MatchedResource>> ofReferences) {

  /**
   * The resource that a create would make a second time.
   *
   * @throws EntryRejected if its condition names several
   */
  Optional<MatchedResource> there(EntryRequest.Create create) {
    List<MatchedResource> matches = ofCreates.getOrDefault(create.entry().index(), List.of());
    if (matches.size() > 1) {
      throw EntryRejected.of(create.entry(), new ConditionMismatch());
    }
    return matches.stream().findFirst();
  }

  /** The references' texts are PHI. */
  @Override
  public String toString() {
    return "matches of " + (ofCreates.size() + ofReferences.size()) + " conditions";
  }
}
