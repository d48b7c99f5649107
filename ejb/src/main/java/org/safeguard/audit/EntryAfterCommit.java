package org.safeguard.audit;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.Optional;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * Tells the log what came of a call once its transaction has ended: the entry of its success after a commit, one of
 * failure after a rollback. Runs in the caller's thread before the container returns to the web layer, so that the
 * release gate finds the receipt.
 */
final class EntryAfterCommit implements Synchronization {

  private final CallContext call;
  private final EntryWriter writer;
  private final AuditedCall audited;
  private final AuditEntry success;
  private final byte[] canonical;

  EntryAfterCommit(
      CallContext call,
      EntryWriter writer,
      AuditedCall audited,
      AuditEntry success,
      byte[] canonical) {
    this.call = call;
    this.writer = writer;
    this.audited = audited;
    this.success = success;
    this.canonical = canonical;
  }

  @Override
  public void beforeCompletion() {
    // The revision already carries the entry; there is nothing to add.
  }

  @Override
  public void afterCompletion(int status) {
    if (status == Status.STATUS_COMMITTED) {
      call.await(
          audited.changed()
              ? writer.appendCommitted(success, canonical)
              : writer.append(success, canonical));
    } else if (status == Status.STATUS_ROLLEDBACK || !audited.changed()) {
      AuditEntry failed =
          audited.entry(Outcome.FAILED, Optional.of("RolledBack"), success.query());
      call.await(writer.append(failed, writer.canonical(failed)));
    } else {
      // Nobody knows whether the commit stands: the log finds the revision or says FAILED.
      call.await(writer.resolve(success, canonical));
    }
  }
}
