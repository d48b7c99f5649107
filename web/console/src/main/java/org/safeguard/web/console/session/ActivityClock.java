package org.safeguard.web.console.session;

import java.time.Duration;
import java.time.Instant;

/**
 * When a person last did something, and so when the session ends. Only {@link #act} moves it, never
 * backwards, and never once the time has run out: what has ended cannot be revived.
 */
final class ActivityClock {

  private final Duration idle;
  private Instant lastActivity;

  ActivityClock(Duration idle, Instant start) {
    this.idle = idle;
    this.lastActivity = start;
  }

  /**
   * Notes a person's act.
   *
   * @param at when it was done, which may be a little before it was told
   * @param now when it was told
   */
  synchronized void act(Instant at, Instant now) {
    if (!ended(now) && at.isAfter(lastActivity) && !at.isAfter(now)) {
      lastActivity = at;
    }
  }

  synchronized boolean ended(Instant now) {
    return !now.isBefore(end());
  }

  /** Zero once it has ended. */
  synchronized Duration left(Instant now) {
    return ended(now) ? Duration.ZERO : Duration.between(now, end());
  }

  private Instant end() {
    return lastActivity.plus(idle);
  }
}
