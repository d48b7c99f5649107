package org.safeguard.audit;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.safeguard.audit.LogSession.CommitUnknown;
import org.safeguard.audit.LogSession.NotReplicated;
import org.safeguard.audit.LogSession.Orphan;
import org.safeguard.audit.LogSession.Position;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.EntryCodec;
import org.safeguard.verify.MalformedEntry;

/**
 * Chains the entries of revisions that committed but whose own process never chained them, since it
 * died or its append failed in between. What is chained is the revision's own bytes, so that data
 * and entry match, and directly behind it an entry RECOVERED that names it. The key of {@code
 * revision_entry} makes it happen once, however many nodes sweep.
 *
 * <p>The first round of a process goes up to what has committed by then; later rounds up to what
 * had committed by the round before, so that revisions whose entries are just on their way are left
 * to them. (One swept too early does no harm: its own append gets the place that the sweep gave
 * it.) Revisions are read in slices between the batches of callers, each once in the life of the
 * process. One is passed over only if its own entry can't be stored; any other fault ends the
 * epoch, and the next goes on with the same revision.
 */
final class RevisionSweep {

  static final int SLICE = 20_000;
  static final int STEP = 20;

  private static final System.Logger LOG = System.getLogger(RevisionSweep.class.getName());

  private final Clock clock;
  private Position done = Position.START;
  private OptionalLong committedBefore = OptionalLong.empty();
  private long horizon;

  RevisionSweep(Clock clock) {
    this.clock = clock;
  }

  /** Begins a round. */
  void begin(LogSession session) throws SQLException {
    long now = session.horizon();
    horizon = committedBefore.orElse(now);
    committedBefore = OptionalLong.of(now);
  }

  /**
   * Goes one step on.
   *
   * @return whether the round has more to do
   */
  boolean step(LogSession session, BatchWriter writer) throws SQLException, EpochLost {
    if (done.transaction() >= horizon) {
      return false;
    }
    Optional<Position> sliceEnd = session.sliceEnd(done, horizon, SLICE);
    Position end = sliceEnd.orElse(Position.before(horizon));
    List<Orphan> orphans = session.orphans(done, end, STEP);
    for (Orphan orphan : orphans) {
      recover(orphan, session, writer);
      done = orphan.position();
    }
    if (orphans.size() == STEP) {
      return true;
    }
    done = end;
    return sliceEnd.isPresent();
  }

  private void recover(Orphan orphan, LogSession session, BatchWriter writer) throws EpochLost {
    long revision = orphan.position().revision();
    try {
      writer.commit(entries(orphan));
      LOG.log(
          System.Logger.Level.WARNING,
          "recovered the audit entry of revision {0}",
          Long.toString(revision));
    } catch (CommitUnknown | NotReplicated e) {
      throw EpochLost.with(e);
    } catch (SQLException e) {
      boolean itsOwn = SqlStates.isDuplicate(e) || SqlStates.isBadValue(e);
      if (!itsOwn || !session.alive()) {
        // Such as a full disk: it passes, and the revision must not be passed over for it.
        throw EpochLost.with(e);
      }
      if (!SqlStates.isDuplicate(e)) {
        LOG.log(
            System.Logger.Level.ERROR,
            "the audit entry of revision {0} cannot be chained: {1}",
            Long.toString(revision),
            SqlStates.describe(e));
      }
    }
  }

  private List<Pending> entries(Orphan orphan) {
    long revision = orphan.position().revision();
    try {
      AuditEntry original = EntryCodec.decode(orphan.canonical());
      return List.of(
          Pending.of(original, orphan.canonical(), OptionalLong.of(revision)),
          SystemEntries.recovered(original, revision, clock.instant()));
    } catch (MalformedEntry e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "revision {0} carries no audit entry",
          Long.toString(revision));
      return List.of(SystemEntries.unreadable(revision, clock.instant()));
    }
  }
}
