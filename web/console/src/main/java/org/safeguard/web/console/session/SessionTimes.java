package org.safeguard.web.console.session;

import java.time.Duration;

/**
 * How long a session lasts without a person's act.
 *
 * @param idle after this long without an act the session has ended
 * @param warning this long before the end the person is warned
 * @param shown from this long before the end on the time left is shown
 */
public record SessionTimes(Duration idle, Duration warning, Duration shown) {

  private static final Duration SHOWN = Duration.ofMinutes(10);

  public SessionTimes {
    if (warning.isNegative() || warning.compareTo(idle) >= 0) {
      throw new IllegalArgumentException("the warning must come within the session's time");
    }
  }

  /** The times that the environment sets, in seconds: 900 and 120 where it says nothing. */
  static SessionTimes configured(Configuration configuration) {
    return new SessionTimes(
        configuration.seconds("SAFEGUARD_SESSION_IDLE_SECONDS", Duration.ofMinutes(15)),
        configuration.seconds("SAFEGUARD_SESSION_WARNING_SECONDS", Duration.ofMinutes(2)),
        SHOWN);
  }
}
