package org.safeguard.keys.job;

/** What came of working on a step for a while. */
public enum TurnProgress {
  DONE,
  /** There is more to do. */
  MORE
}
