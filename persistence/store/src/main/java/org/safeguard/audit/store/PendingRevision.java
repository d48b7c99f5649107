package org.safeguard.audit.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What the revision of the present transaction will carry: the audit entry, formed before the
 * commit, and the parts of it that history shows. The audit interceptor puts it into the
 * transaction under {@link #KEY}; Envers asks for it when the transaction completes, after every
 * interceptor has returned.
 */
public final class PendingRevision {

  /** The key in the {@code TransactionSynchronizationRegistry}. */
  public static final Object KEY = PendingRevision.class;

  private final Stamp stamp;
  private RevisionRow row;

  public PendingRevision(Stamp stamp) {
    this.stamp = stamp;
  }

  void applyTo(RevisionRow revision) {
    revision.stamp(stamp);
    row = revision;
  }

  /** The revision's number, once Envers has written it. */
  public OptionalLong number() {
    return row == null ? OptionalLong.empty() : OptionalLong.of(row.id());
  }

  /**
   * What is stamped on a revision.
   *
   * @param entry the entry's canonical bytes
   */
  public record Stamp(
      Instant at,
      UUID entryId,
      byte[] entry,
      String actor,
      Optional<String> client,
      Optional<String> address,
      Optional<String> reason,
      UUID requestId) {}
}
