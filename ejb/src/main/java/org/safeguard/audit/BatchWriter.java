package org.safeguard.audit;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.safeguard.audit.LogSession.CommitUnknown;
import org.safeguard.audit.LogSession.NotReplicated;
import org.safeguard.audit.LogSession.Place;

/**
 * Writes batches to one epoch. Whatever happens, each entry given to {@link #write} ends in one of
 * three ways: confirmed, failed, or carried into the next epoch by {@link EpochLost}.
 */
final class BatchWriter {

  private static final System.Logger LOG = System.getLogger(BatchWriter.class.getName());

  private final LogSession session;
  private final Epoch epoch;
  private final Clock clock;

  BatchWriter(LogSession session, Epoch epoch, Clock clock) {
    this.session = session;
    this.epoch = epoch;
    this.clock = clock;
  }

  /** Writes entries that callers wait for. */
  void write(List<Pending> batch) throws EpochLost {
    try {
      linkAndCommit(batch);
    } catch (RuntimeException | Error e) {
      // Some may stand all the same, but nobody can say which.
      fail(batch, e);
      throw e;
    }
  }

  private void linkAndCommit(List<Pending> batch) throws EpochLost {
    LinkedBatch linked = epoch.link(batch, clock.instant());
    try {
      commit(linked);
    } catch (CommitUnknown e) {
      throw EpochLost.inDoubt(e, linked);
    } catch (NotReplicated e) {
      fail(batch, e);
      throw EpochLost.with(e);
    } catch (SQLException e) {
      notWritten(batch, e);
    }
  }

  /** Writes entries that nobody waits for; what went wrong is the caller's to judge. */
  void commit(List<Pending> batch) throws SQLException {
    commit(epoch.link(batch, clock.instant()));
  }

  private void commit(LinkedBatch linked) throws SQLException {
    session.append(linked);
    epoch.advance(linked);
    linked.confirm();
  }

  private void notWritten(List<Pending> batch, SQLException e) throws EpochLost {
    if (session.alive() && SqlStates.isDuplicate(e)) {
      confirmThoseChainedAlready(batch, e);
    } else if (session.alive() && SqlStates.isBadValue(e)) {
      isolate(batch, e);
    } else {
      throw carried(batch, e);
    }
  }

  /** Another sequencer has swept a revision of ours: then its entry is durable, in its place. */
  private void confirmThoseChainedAlready(List<Pending> batch, SQLException e) throws EpochLost {
    Map<Long, Place> places;
    try {
      places = session.places(revisions(batch));
    } catch (SQLException unreadable) {
      throw carried(batch, unreadable);
    }
    if (places.isEmpty()) {
      throw carried(batch, e);
    }
    List<Pending> rest = new ArrayList<>();
    for (Pending pending : batch) {
      Place place =
          pending.revision().isPresent() ? places.get(pending.revision().getAsLong()) : null;
      if (place == null) {
        rest.add(pending);
      } else {
        pending.durableAt(place.chain(), place.sequence());
      }
    }
    if (!rest.isEmpty()) {
      write(rest);
    }
  }

  private static List<Long> revisions(List<Pending> batch) {
    return batch.stream()
        .filter(pending -> pending.revision().isPresent())
        .map(pending -> pending.revision().getAsLong())
        .toList();
  }

  /** One entry that the database can't hold must not keep the others out. */
  private void isolate(List<Pending> batch, SQLException e) throws EpochLost {
    if (batch.size() == 1) {
      LOG.log(
          System.Logger.Level.ERROR,
          "audit entry {0} cannot be stored: {1}",
          batch.get(0).id(),
          SqlStates.describe(e));
      fail(batch, e);
      return;
    }
    List<Pending> second = batch.subList(batch.size() / 2, batch.size());
    try {
      write(batch.subList(0, batch.size() / 2));
    } catch (EpochLost lost) {
      throw lost.plus(Unsettled.onceMore(second, reason(e)));
    }
    write(second);
  }

  /** Entries are carried into one further epoch; those that were are failed. */
  private static EpochLost carried(List<Pending> batch, SQLException e) {
    return EpochLost.unwritten(e, Unsettled.onceMore(batch, reason(e)));
  }

  private static void fail(List<Pending> batch, Throwable e) {
    AuditUnavailable reason = reason(e);
    batch.forEach(pending -> pending.fail(reason));
  }

  private static AuditUnavailable reason(Throwable e) {
    return new AuditUnavailable("an audit entry could not be written", e);
  }
}
