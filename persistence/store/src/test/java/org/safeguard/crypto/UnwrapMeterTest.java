package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnwrapMeterTest {

  private final AtomicLong nanos = new AtomicLong();
  private final UnwrapMeter meter = new UnwrapMeter(nanos::get);

  @Test
  void nothingHasBeenUnwrappedAtTheStart() {
    assertEquals(new UnwrapFigures(0, 0, 0, Duration.ZERO, Duration.ZERO), meter.figures());
    assertEquals(Duration.ZERO, meter.figures().mean());
  }

  @Test
  void callsKeysAndTimeAddUp() {
    unwrap(3, 2_000_000);
    unwrap(1, 4_000_000);
    assertEquals(
        new UnwrapFigures(2, 0, 4, Duration.ofMillis(6), Duration.ofMillis(4)), meter.figures());
    assertEquals(Duration.ofMillis(3), meter.figures().mean());
  }

  @Test
  void callThatGivesNoKeysIsCountedAsFailed() {
    assertThrows(
        KeysUnavailable.class,
        () ->
            meter.count(
                () -> {
                  nanos.addAndGet(1_000_000);
                  throw KeysUnavailable.away("away", null);
                }));
    assertEquals(
        new UnwrapFigures(1, 1, 0, Duration.ofMillis(1), Duration.ofMillis(1)), meter.figures());
  }

  private void unwrap(int keys, long taken) {
    meter.count(
        () -> {
          nanos.addAndGet(taken);
          return Collections.nCopies(keys, new byte[32]);
        });
  }
}
