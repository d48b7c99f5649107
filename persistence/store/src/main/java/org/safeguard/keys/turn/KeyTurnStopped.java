package org.safeguard.keys.turn;

import jakarta.ejb.ApplicationException;

/**
 * A step of a turn failed in a way that does not pass by itself. Nothing was destroyed: the turn
 * goes on when someone has looked into it and says so. Its message names no subject of a key.
 */
@ApplicationException(rollback = true)
public final class KeyTurnStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final TurnStep goOnAt;

  /**
   * @param goOnAt the step at which the turn goes on when someone says so
   */
  public KeyTurnStopped(String message, TurnStep goOnAt, Throwable cause) {
    super(message, cause);
    this.goOnAt = goOnAt;
  }

  public TurnStep goOnAt() {
    return goOnAt;
  }
}
