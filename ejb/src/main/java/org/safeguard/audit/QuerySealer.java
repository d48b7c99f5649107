package org.safeguard.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.verify.AuditEntry;

/** Puts what was searched for into an entry without showing it to who reads the log's bytes. */
interface QuerySealer {

  /**
   * The query as the entry holds it. Never throws: where no key can be had, for whatever reason, it
   * holds the parameters' names only, since the entry must say what came of the call.
   *
   * @param at the entry's own time, which decides the key's month (UTC)
   */
  Optional<AuditEntry.Query> seal(UUID entryId, Instant at, CallContext.SearchedFor search);
}
