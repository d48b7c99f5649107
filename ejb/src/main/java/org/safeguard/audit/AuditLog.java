package org.safeguard.audit;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.safeguard.verify.AuditEntry;

/** The one way into the audit log. */
public interface AuditLog {

  /**
   * Queues an entry; never blocks and never throws for the log's own state.
   *
   * @param canonical the bytes of {@code entry} that are hashed and stored, exactly as a revision
   *     carries them
   * @param revision the revision that committed the same bytes, for a write
   * @return completes when the entry is durable; completes with {@link AuditUnavailable} when it
   *     can't be said to be
   */
  CompletableFuture<Receipt> append(AuditEntry entry, byte[] canonical, OptionalLong revision);
}
