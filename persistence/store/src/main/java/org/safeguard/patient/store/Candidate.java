package org.safeguard.patient.store;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.UUID;

/**
 * A row that the tokens selected, with what decides whether it matches.
 *
 * @param row without its body where that is large: many a candidate is no match
 * @param size bytes of the sealed body
 * @param summary sealed
 */
record Candidate(SealedVersion row, int size, byte[] summary) {

  private static final int LARGE = 65_536;

  private static final String ALL_BUT_BODY =
      "r.id, r.type, r.patient, r.other_patients, r.version, r.last_updated, r.data_key,"
          + " octet_length(r.body) size, r.summary";

  /** What a query selects of {@code resource r}. */
  static final String COLUMNS =
      ALL_BUT_BODY
          + ", case when octet_length(r.body) <= "
          + LARGE
          + " then r.body end body, "
          + NewestVersion.OUTDATED
          + " outdated";

  /**
   * The same for a list of thousands, of which one page is opened: {@link LargeBodies} fetches what
   * is left out, and whether it is outdated.
   */
  static final String COLUMNS_WITHOUT_BODY =
      ALL_BUT_BODY + ", cast(null as bytea) body, false outdated";

  /** The same where nothing of the body is fetched later. */
  static final String COLUMNS_TO_COMPARE =
      ALL_BUT_BODY + ", cast(null as bytea) body, " + NewestVersion.OUTDATED + " outdated";

  static Candidate of(Tuple row) {
    return new Candidate(
        new SealedVersion(
            row.get("id", UUID.class),
            row.get("type", String.class),
            row.get("patient", UUID.class),
            row.get("other_patients", UUID[].class),
            row.get("version", Integer.class),
            row.get("last_updated", Instant.class),
            false,
            row.get("data_key", UUID.class),
            row.get("body", byte[].class),
            row.get("outdated", Boolean.class)),
        row.get("size", Integer.class),
        row.get("summary", byte[].class));
  }
}
