package org.safeguard.keys.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.safeguard.access.AccessRefused;
import org.safeguard.audit.AuditUnavailable;
import org.safeguard.audit.JobCalls;
import org.safeguard.crypto.KeysUnavailable;
import org.safeguard.keys.turn.KeyTurnDelayed;
import org.safeguard.keys.turn.KeyTurnStopped;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnStep;
import org.safeguard.keys.turn.TurnWish;

/**
 * Takes the turn that this node has through its steps, one call of the batch job each, and notes in
 * the turn how each ended.
 */
@ApplicationScoped
class TurnSteps {

  private static final System.Logger LOG = System.getLogger(TurnSteps.class.getName());

  /** What a step of the batch job ends with: the job's definition goes on by it. */
  enum Ending {
    DONE,
    WAIT
  }

  private record Work(TurnLedger ledger, KeyTurn turn) {}

  private final JobCalls calls;
  private final KeyTurnJob job;
  private final AtomicReference<Work> mine = new AtomicReference<>();

  @Inject
  TurnSteps(JobCalls calls, KeyTurnJob job) {
    this.calls = calls;
    this.job = job;
  }

  /** For the container's proxy only. */
  protected TurnSteps() {
    this(null, null);
  }

  /** This node has a turn now. */
  void take(TurnLedger ledger, KeyTurn turn) {
    mine.set(new Work(ledger, turn));
  }

  void leave() {
    mine.set(null);
  }

  /**
   * Does a step to its end, or until people want the turn to wait. A step that the turn has passed
   * already is done.
   */
  Ending run(TurnStep step) {
    Work work =
        Optional.ofNullable(mine.get())
            .orElseThrow(() -> new IllegalStateException("this node has no turn"));
    try {
      return run(step, work);
    } catch (KeyTurnStopped e) {
      tell(System.Logger.Level.ERROR, "a turn of the keys has stopped: {0}", e.getMessage());
      note(() -> work.ledger().stop(e.getMessage(), e.goOnAt()));
      throw e;
    } catch (KeysUnavailable e) {
      delayed(work, e.getMessage());
      throw e;
    } catch (KeyTurnDelayed e) {
      delayed(work, e.getMessage());
      throw e;
    } catch (AuditUnavailable e) {
      delayed(work, e.getMessage());
      throw e;
    } catch (SQLException e) {
      tell(System.Logger.Level.WARNING, "a turn of the keys waits: SQL state {0}", e.getSQLState());
      throw new KeyTurnDelayed("the database refuses with SQL state " + e.getSQLState(), e);
    } catch (AccessRefused e) {
      String why = step + " failed: the job may not do it";
      tell(System.Logger.Level.ERROR, "a turn of the keys has stopped: {0}", why);
      note(() -> work.ledger().stop(why, step));
      throw e;
    } catch (RuntimeException e) {
      // The container's, such as a pool that is empty; its own words may not be for people's eyes.
      delayed(work, step + " failed: " + e.getClass().getSimpleName());
      throw e;
    }
  }

  private Ending run(TurnStep step, Work work) throws SQLException {
    Turn before = work.ledger().turn();
    if (before.step().compareTo(step) > 0) {
      return Ending.DONE;
    }
    if (before.wish() == TurnWish.WAIT) {
      return await(work);
    }
    calls.as(KeyTurnJob.NAME, () -> begun(work, step));
    work.ledger().begin(step);
    while (calls.as(KeyTurnJob.NAME, () -> job.work(work.turn(), step)) == TurnProgress.MORE) {
      if (work.ledger().turn().wish() == TurnWish.WAIT) {
        return await(work);
      }
    }
    if (step == TurnStep.TRIM) {
      work.ledger().finish();
    }
    return Ending.DONE;
  }

  private TurnStep begun(Work work, TurnStep step) {
    job.begin(work.turn(), step);
    return step;
  }

  private static Ending await(Work work) throws SQLException {
    work.ledger().await(null);
    return Ending.WAIT;
  }

  private static void delayed(Work work, String why) {
    tell(System.Logger.Level.WARNING, "a turn of the keys waits: {0}", why);
    note(() -> work.ledger().await(why));
  }

  private interface Note {
    void write() throws SQLException;
  }

  /** What can't be noted now is found again by whoever takes the turn up. */
  private static void note(Note note) {
    try {
      note.write();
    } catch (SQLException e) {
      tell(
          System.Logger.Level.WARNING,
          "the state of a turn cannot be noted: SQL state {0}",
          e.getSQLState());
    }
  }

  /** The batch runtime's own lines are left out of the log, since they quote exceptions. */
  private static void tell(System.Logger.Level level, String sentence, String what) {
    LOG.log(level, sentence, what);
  }
}
