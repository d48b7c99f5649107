package org.safeguard.web.console.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnReason;
import org.safeguard.keys.turn.TurnState;
import org.safeguard.keys.turn.TurnStep;
import org.safeguard.keys.turn.TurnWish;

/** Turns for tests, all begun at the same moment. */
final class Turns {

  static final Instant BEGUN = Instant.parse("2026-11-27T08:00:00Z");

  private Turns() {}

  /** A turn of 1,000 keys that far on. */
  static Turn turn(TurnState state, TurnWish wish, TurnStep step, long done, String trouble) {
    return turn(state, wish, step, 1000, done, trouble);
  }

  static Turn turn(
      TurnState state, TurnWish wish, TurnStep step, long total, long done, String trouble) {
    return new Turn(
        UUID.fromString("018f0000-0000-7000-8000-000000000001"),
        TurnReason.CRYPTOPERIOD,
        "Ada",
        BEGUN,
        wish,
        1,
        state,
        step,
        Optional.of(BEGUN),
        state == TurnState.DONE ? Optional.of(BEGUN.plusSeconds(90)) : Optional.empty(),
        Optional.ofNullable(trouble),
        total,
        done,
        Optional.empty(),
        Optional.empty());
  }

  /** As it is shown so long after it began. */
  static ShownTurn shown(Turn turn, Duration later) {
    return new ShownTurn(turn, BEGUN.plus(later));
  }
}
