package org.safeguard.audit;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.safeguard.verify.AuditEntry;

/**
 * The sequencer at work: one thread with a session of its own takes what has queued, links it and
 * commits it at once. There is no timer: while one commit runs the next batch gathers, so a lone
 * entry is written at once and many share one commit.
 *
 * <p>A receipt is given only for an entry that is durable. When the session is lost, the next one
 * opens a new epoch, finds out what became of a commit in doubt, and writes once more what surely
 * did not stand. When no epoch can be opened, everyone who waits is told at once, and it is tried
 * again after a pause.
 */
final class GroupCommit implements AuditLog, Runnable {

  private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

  private final LogStore store;
  private final EpochKeys keys;
  private final String node;
  private final Clock clock;
  private final Duration pause;
  private final EntryQueue queue = new EntryQueue();
  private final Upkeep upkeep;

  // Of the thread alone.
  private final Unsettled unsettled = new Unsettled();
  private int lostInARow;
  private Optional<String> trouble = Optional.empty();

  private volatile boolean stopping;
  private volatile boolean ended;

  /**
   * @param node this node's name, for the record
   * @param pause how long to wait before an epoch is tried again that could not be opened
   */
  GroupCommit(LogStore store, EpochKeys keys, String node, Clock clock, Duration pause) {
    this.store = store;
    this.keys = keys;
    this.node = node;
    this.clock = clock;
    this.pause = pause;
    this.upkeep = new Upkeep(clock);
  }

  @Override
  public CompletableFuture<Receipt> append(
      AuditEntry entry, byte[] canonical, OptionalLong revision) {
    Pending pending = Pending.of(entry, canonical, revision);
    if (stopping) {
      pending.fail(stopped());
    } else if (!queue.offer(pending)) {
      pending.fail(new AuditUnavailable("too many audit entries wait to be written"));
    } else if (ended) {
      // It may have queued after the last of the queue was taken.
      pending.fail(stopped());
    }
    return pending.receipt();
  }

  /** Lets {@link #run} write what has queued and return; its thread is to be interrupted then. */
  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        runEpoch();
      }
    } finally {
      ended = true;
      failAll(stopped());
    }
  }

  private void runEpoch() {
    try (LogSession session = store.open()) {
      serve(session, open(session));
    } catch (EpochLost e) {
      lost(e);
    } catch (SQLException | RuntimeException | Error e) {
      // An error may pass too; and if this thread ended, no other would write the log.
      unavailable(e);
    }
  }

  private Epoch open(LogSession session) throws SQLException {
    unsettled.settle(session);
    upkeep.prepare(session);
    Epoch epoch = Epoch.open(session, keys, node, clock.instant());
    unsettled.confirm();
    trouble = Optional.empty();
    LOG.log(
        System.Logger.Level.INFO,
        "the audit log has opened an epoch: chain {0}",
        Long.toString(epoch.head().chain()));
    return epoch;
  }

  private void serve(LogSession session, Epoch epoch) throws EpochLost {
    BatchWriter writer = new BatchWriter(session, epoch, clock);
    write(unsettled.takeAgain(), writer);
    while (!stopping) {
      upkeep.step(session, writer);
      write(next(upkeep.idle()), writer);
    }
    List<Pending> last = queue.takeNow();
    while (!last.isEmpty()) {
      write(last, writer);
      last = queue.takeNow();
    }
  }

  private List<Pending> next(Duration wait) {
    try {
      return queue.take(wait);
    } catch (InterruptedException e) {
      // The thread is this object's own, and only its end interrupts it.
      stopping = true;
      return List.of();
    }
  }

  private void write(List<Pending> batch, BatchWriter writer) throws EpochLost {
    if (!batch.isEmpty()) {
      writer.write(batch);
      lostInARow = 0;
    }
  }

  /** The next epoch is opened at once, unless the last one could write nothing either. */
  private void lost(EpochLost lost) {
    unsettled.leave(lost);
    lostInARow++;
    if (lostInARow > 1) {
      unavailable(lost.getCause());
    } else {
      LOG.log(
          System.Logger.Level.WARNING,
          "the audit chain is lost, the next is opened: {0}",
          SqlStates.describe(lost.getCause()));
    }
  }

  /** Tells everyone who waits, and until the next attempt everyone who comes. */
  private void unavailable(Throwable cause) {
    Optional<String> described = Optional.of(SqlStates.describe(cause));
    if (!described.equals(trouble)) {
      LOG.log(System.Logger.Level.ERROR, "the audit log cannot be written: {0}", described.get());
      trouble = described;
    }
    AuditUnavailable reason = new AuditUnavailable("the audit log cannot be written", cause);
    failAll(reason);
    long until = System.nanoTime() + pause.toNanos();
    for (long left = pause.toNanos(); left > 0 && !stopping; left = until - System.nanoTime()) {
      next(Duration.ofNanos(left)).forEach(pending -> pending.fail(reason));
    }
  }

  private void failAll(AuditUnavailable reason) {
    unsettled.failAll(reason);
    List<Pending> batch = queue.takeNow();
    while (!batch.isEmpty()) {
      batch.forEach(pending -> pending.fail(reason));
      batch = queue.takeNow();
    }
  }

  private static AuditUnavailable stopped() {
    return new AuditUnavailable("the server stops");
  }
}
