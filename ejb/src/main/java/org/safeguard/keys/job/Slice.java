package org.safeguard.keys.job;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The pace of a turn: it works for some seconds, then leaves an entry and looks whether it is to
 * wait; and it rests as long as it worked, so that half of the vault and of the database is always
 * the callers'.
 */
final class Slice {

  private final Duration length;
  private final LongSupplier nanoTime;
  private final Rest rest;
  private long begun;
  private long rested;

  /** How to let time pass. */
  interface Rest {
    void rest(long nanos) throws InterruptedException;
  }

  Slice(Duration length, LongSupplier nanoTime, Rest rest) {
    this.length = length;
    this.nanoTime = nanoTime;
    this.rest = rest;
  }

  void begin() {
    begun = nanoTime.getAsLong();
    rested = begun;
  }

  boolean over() {
    return nanoTime.getAsLong() - begun >= length.toNanos();
  }

  /** Rests as long as was worked since the last rest. */
  void rest() {
    try {
      rest.rest(nanoTime.getAsLong() - rested);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    rested = nanoTime.getAsLong();
  }
}
