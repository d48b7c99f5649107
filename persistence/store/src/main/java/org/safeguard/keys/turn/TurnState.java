package org.safeguard.keys.turn;

/** How a turn stands. */
public enum TurnState {
  /** No server works on it yet, or it was told to wait. */
  WAITING,
  /** A server works on it, or will go on with it by itself. */
  RUNNING,
  /** A step failed, and someone must look into it before it goes on. */
  STOPPED,
  /** The old versions of the vault's keys are no more. */
  DONE
}
