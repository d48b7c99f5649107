package org.safeguard.audit;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * Tells the log what came of a call once its transaction has ended: its success after a commit,
 * else a failure. Runs in the caller's thread before the container returns to the web layer, so
 * that the release gate finds the receipt.
 *
 * <p>Where nobody knows whether the commit stands, failure is told, and the response is none; if it
 * does stand, the sweep of revisions chains the success of the same id later.
 */
final class EntryAfterCommit implements Synchronization {

  private final CallContext call;
  private final EntryWriter writer;
  private final AuditedCall audited;
  private final AuditEntry success;
  private final byte[] canonical;
  private final Supplier<OptionalLong> revision;

  /**
   * @param revision gives the number of the revision that carries the entry, once it is written
   */
  EntryAfterCommit(
      CallContext call,
      EntryWriter writer,
      AuditedCall audited,
      AuditEntry success,
      byte[] canonical,
      Supplier<OptionalLong> revision) {
    this.call = call;
    this.writer = writer;
    this.audited = audited;
    this.success = success;
    this.canonical = canonical;
    this.revision = revision;
  }

  @Override
  public void beforeCompletion() {
    // The revision already carries the entry; there is nothing to add.
  }

  @Override
  public void afterCompletion(int status) {
    if (status == Status.STATUS_COMMITTED) {
      call.await(writer.append(success, canonical, revision.get()));
    } else {
      String rule = status == Status.STATUS_ROLLEDBACK ? "RolledBack" : "CommitUnknown";
      call.await(writer.append(audited.entry(Outcome.FAILED, Optional.of(rule), success.query())));
    }
  }
}
