package org.safeguard.stack.patients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** A clock that a pause moves on; nobody really waits. */
final class PassingClock extends Clock implements Pause {
  final List<Duration> pauses = new ArrayList<>();

  /** Told the number of each pause, from 1. */
  IntConsumer onPause = number -> {};

  private final Instant begin = Instant.parse("2026-03-01T10:00:00Z");
  private volatile Instant now = begin;

  @Override
  public void of(Duration time) {
    pass(time);
    pauses.add(time);
    onPause.accept(pauses.size());
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Duration passed() {
    return Duration.between(begin, now);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
