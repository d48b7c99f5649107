package org.safeguard.web.console.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnState;
import org.safeguard.keys.turn.TurnStep;
import org.safeguard.keys.turn.TurnWish;
import org.safeguard.web.console.keys.ShownStep.Mark;

/**
 * A turn of the vault's keys as it stands at a moment.
 *
 * @param at the moment
 */
public record ShownTurn(Turn turn, Instant at) {

  /** So long a turn that has ended is still shown with its steps. */
  private static final Duration RECENT = Duration.ofHours(1);

  /** Sooner than this the pace says nothing. */
  private static final Duration PACED = Duration.ofSeconds(5);

  private static final int WHOLE = 100;

  public TurnStanding standing() {
    return TurnStanding.of(turn);
  }

  public boolean open() {
    return turn.state() != TurnState.DONE;
  }

  /** Whether it is open or has ended a little while ago. */
  public boolean ofNow() {
    return open() || turn.endedAt().filter(end -> end.plus(RECENT).isAfter(at)).isPresent();
  }

  /** All of them, in their order. */
  public List<ShownStep> steps() {
    return Stream.of(TurnStep.values()).map(step -> new ShownStep(step, mark(step))).toList();
  }

  private Mark mark(TurnStep step) {
    int ahead = step.compareTo(turn.step());
    if (!open() || ahead < 0) {
      return Mark.DONE;
    }
    return ahead == 0 ? Mark.PRESENT : Mark.TO_COME;
  }

  /** How long it has taken so far, or took; nothing before it begins. */
  public Optional<Duration> length() {
    return turn.begunAt().map(begun -> Duration.between(begun, turn.endedAt().orElse(at)));
  }

  /** Whether it is known how many keys are to be wrapped anew. */
  public boolean counted() {
    return turn.keysTotal() > 0;
  }

  /** Of the keys, rounded down: 100 only once none is left. */
  public long percent() {
    return counted() ? WHOLE * turn.keysDone() / turn.keysTotal() : 0;
  }

  /**
   * How long wrapping goes on if it goes on as it has since the turn began; nothing while it does
   * not, or has only begun.
   */
  public Optional<Duration> left() {
    long left = turn.keysTotal() - turn.keysDone();
    boolean wrapping = standing() == TurnStanding.RUNNING && turn.step() == TurnStep.REWRAP;
    if (!wrapping || turn.keysDone() == 0 || left <= 0) {
      return Optional.empty();
    }
    return length()
        .filter(length -> length.compareTo(PACED) >= 0)
        .map(
            length ->
                Duration.ofMillis(Math.round(1.0 * length.toMillis() * left / turn.keysDone())));
  }

  public boolean pausable() {
    return open() && turn.state() != TurnState.STOPPED && turn.wish() == TurnWish.RUN;
  }

  public boolean resumable() {
    return open() && !pausable();
  }
}
