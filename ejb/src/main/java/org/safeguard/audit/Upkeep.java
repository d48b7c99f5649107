package org.safeguard.audit;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * What the sequencer does beside the callers' entries: at the start of each epoch and every half
 * minute it checks that the database is durable, makes room for this month and the next, and begins
 * a round of the sweep.
 */
final class Upkeep {

  static final Duration INTERVAL = Duration.ofSeconds(30);

  private final Clock clock;
  private final RevisionSweep sweep;
  private Instant next = Instant.EPOCH;
  private boolean sweeping;

  Upkeep(Clock clock) {
    this.clock = clock;
    this.sweep = new RevisionSweep(clock);
  }

  /** What must hold before an epoch may open. */
  void prepare(LogSession session) throws SQLException {
    DurabilityCheck.require(session);
    YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    session.ensureMonth(month);
    session.ensureMonth(month.plusMonths(1));
    next = Instant.EPOCH;
  }

  /** How long nothing is due. */
  Duration idle() {
    if (sweeping) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), next);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Does one step of what is due, if anything is. */
  void step(LogSession session, BatchWriter writer) throws EpochLost {
    try {
      nextStep(session, writer);
    } catch (SQLException e) {
      throw EpochLost.with(e);
    }
  }

  private void nextStep(LogSession session, BatchWriter writer) throws SQLException, EpochLost {
    if (sweeping) {
      sweeping = sweep.step(session, writer);
    } else if (!clock.instant().isBefore(next)) {
      prepare(session);
      sweep.begin(session);
      sweeping = true;
      next = clock.instant().plus(INTERVAL);
    }
  }
}
