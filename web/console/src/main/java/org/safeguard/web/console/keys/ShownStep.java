package org.safeguard.web.console.keys;

import org.safeguard.keys.turn.TurnStep;

/** A step of a turn, and whether the turn has passed it. */
public record ShownStep(TurnStep step, Mark mark) {

  /** Where a step is from where the turn is. */
  public enum Mark {
    DONE,
    PRESENT,
    TO_COME
  }

  /** For {@code aria-current}. */
  public boolean present() {
    return mark == Mark.PRESENT;
  }
}
