package org.safeguard.audit.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the revision of the present transaction will carry: the audit entry, formed before the commit, and the parts of
 * it that history shows. The audit interceptor puts it into the transaction under {@link #KEY}; Envers asks for it
 * when the transaction completes, after every interceptor has returned.
 *
 * @param entry the entry's canonical bytes
 */
public record PendingRevision(
    Instant at,
    UUID entryId,
    byte[] entry,
    String actor,
    Optional<String> client,
    Optional<String> address,
    Optional<String> reason,
    UUID requestId) {

  /** The key in the {@code TransactionSynchronizationRegistry}. */
  public static final Object KEY = PendingRevision.class;
}
