package org.safeguard.audit;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * Tells the log what came of a call once its transaction has ended: its success after a commit,
 * else a failure. Runs in the caller's thread before the container returns to the web layer, so
 * that the release gate finds the receipt.
 *
 * <p>A connection that is lost during a commit is reported as a rollback, though the commit may
 * stand. So once a commit has begun, anything but its success is called {@value #UNKNOWN}; failure
 * is told, and the response says that it is not known. If a revision carries the entry of success,
 * the sweep of revisions may chain it later: the failure is then an entry of its own, whose note
 * names the one of which it speaks. It holds no sealed query, since that opens only in the entry it
 * was sealed for.
 */
final class EntryAfterCommit implements Synchronization {

  static final String UNKNOWN = "CommitUnknown";
  static final String ROLLED_BACK = "RolledBack";

  private final CallContext call;
  private final EntryWriter writer;
  private final AuditEntry success;
  private final byte[] canonical;
  private final Supplier<OptionalLong> revision;
  private boolean committing;

  /**
   * @param revision gives the number of the revision that carries the entry, once it is written
   */
  EntryAfterCommit(
      CallContext call,
      EntryWriter writer,
      AuditEntry success,
      byte[] canonical,
      Supplier<OptionalLong> revision) {
    this.call = call;
    this.writer = writer;
    this.success = success;
    this.canonical = canonical;
    this.revision = revision;
  }

  /** Not called for a transaction that was marked for rollback or has run out of time. */
  @Override
  public void beforeCompletion() {
    committing = true;
  }

  @Override
  public void afterCompletion(int status) {
    if (status == Status.STATUS_COMMITTED) {
      call.await(writer.append(success, canonical, revision.get()));
      return;
    }
    boolean surelyNot = status == Status.STATUS_ROLLEDBACK && !committing;
    boolean besides = !surelyNot && revision.get().isPresent();
    if (besides) {
      call.endedInDoubt();
    }
    call.await(writer.append(failure(surelyNot ? ROLLED_BACK : UNKNOWN, besides)));
  }

  /**
   * @param besides whether the success may be chained beside it
   */
  private AuditEntry failure(String rule, boolean besides) {
    return new AuditEntry(
        besides ? UUID.randomUUID() : success.id(),
        success.requestId(),
        success.at(),
        success.action(),
        Outcome.FAILED,
        Optional.of(rule),
        success.status(),
        success.actor(),
        success.origin(),
        success.purpose(),
        success.items(),
        success.patients(),
        besides ? success.query().map(EntryAfterCommit::names) : success.query(),
        besides ? Optional.of(note()) : success.note());
  }

  private static AuditEntry.Query names(AuditEntry.Query query) {
    return new AuditEntry.Query(query.parameters(), Optional.empty(), Optional.empty());
  }

  private String note() {
    String speaksOf = "outcome of entry " + success.id();
    return success.note().map(note -> note + "; " + speaksOf).orElse(speaksOf);
  }
}
