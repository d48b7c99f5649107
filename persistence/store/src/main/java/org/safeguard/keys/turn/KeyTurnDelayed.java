package org.safeguard.keys.turn;

import jakarta.ejb.ApplicationException;

/** A step of a turn can't be done now, such as when the database is away: it is tried again. */
@ApplicationException(rollback = true)
public final class KeyTurnDelayed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public KeyTurnDelayed(String message, Throwable cause) {
    super(message, cause);
  }
}
