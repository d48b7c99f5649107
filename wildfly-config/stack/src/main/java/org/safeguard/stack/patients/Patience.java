package org.safeguard.stack.patients;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Ten minutes for one matter, from its first trouble on. */
final class Patience {
  static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final Waiting waiting;
  private Optional<Instant> end = Optional.empty();
  private Duration next = SHORTEST;

  Patience(Waiting waiting) {
    this.waiting = waiting;
  }

  /**
   * Waits as long as the server asked, else a second, and longer from time to time; returns false,
   * without a wait, when time is up.
   */
  boolean await(Trouble trouble) {
    if (end.isEmpty()) {
      end = Optional.of(waiting.now().plus(LIMIT));
      waiting.tell(trouble.getMessage() + "; trying again for ten minutes");
    }
    Duration left = Duration.between(waiting.now(), end.get());
    if (left.isNegative() || left.isZero()) {
      return false;
    }
    Duration time = trouble.retryAfter().filter(asked -> !asked.isZero()).orElse(next);
    next = shorter(next.multipliedBy(2), LONGEST);
    waiting.pause(shorter(time, left));
    return true;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
