package org.safeguard.keys.turn;

/** What people want of a turn. */
public enum TurnWish {
  RUN,
  /** To wait at the next place where it may. */
  WAIT
}
