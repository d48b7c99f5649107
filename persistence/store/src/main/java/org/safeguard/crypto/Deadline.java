package org.safeguard.crypto;

import java.time.Duration;

/** The instant by which an answer is due, whatever steps it takes. */
final class Deadline {

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Nanoseconds left, never below zero. */
  long nanosLeft() {
    return Math.max(0, end - System.nanoTime());
  }
}
