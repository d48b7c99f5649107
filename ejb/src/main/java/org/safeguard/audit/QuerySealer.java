package org.safeguard.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.verify.AuditEntry;

/** Puts what was searched for into an entry without showing it to who reads the log's bytes. */
interface QuerySealer {

  /**
   * The query as the entry holds it. Where no key can be had it holds the parameters' names only:
   * the search itself fails then, and its entry must not.
   *
   * @param at the entry's own time, which decides the key's month (UTC)
   */
  Optional<AuditEntry.Query> seal(UUID entryId, Instant at, CallContext.SearchedFor search);
}
