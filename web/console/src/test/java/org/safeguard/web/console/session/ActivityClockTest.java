package org.safeguard.web.console.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActivityClockTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final Duration IDLE = Duration.ofMinutes(15);

  private final ActivityClock clock = new ActivityClock(IDLE, START);

  @Test
  void fifteenMinutesWithoutAnActEndTheSession() {
    assertFalse(clock.ended(START.plus(IDLE).minusMillis(1)));
    assertTrue(clock.ended(START.plus(IDLE)));
  }

  @Test
  void askingForTheTimeLeftRenewsNothing() {
    for (int minute = 0; minute < 15; minute++) {
      Instant poll = START.plus(Duration.ofMinutes(minute));
      assertEquals(IDLE.minusMinutes(minute), clock.left(poll));
    }
    assertTrue(clock.ended(START.plus(IDLE)));
  }

  @Test
  void anActGivesFifteenMinutesMore() {
    Instant act = START.plus(Duration.ofMinutes(14));
    clock.act(act, act);
    assertEquals(IDLE, clock.left(act));
  }

  @Test
  void anActToldLaterCountsFromWhenItWasDone() {
    Instant act = START.plus(Duration.ofMinutes(2));
    clock.act(act, act.plusSeconds(30));
    assertTrue(clock.ended(act.plus(IDLE)));
  }

  @Test
  void anActCannotReviveWhatHasEnded() {
    Instant late = START.plus(IDLE);
    clock.act(late.minusSeconds(1), late);
    assertTrue(clock.ended(late));
    assertEquals(Duration.ZERO, clock.left(late));
  }

  @Test
  void anActNeverMovesTheClockBack() {
    Instant act = START.plus(Duration.ofMinutes(5));
    clock.act(act, act);
    clock.act(START.plus(Duration.ofMinutes(1)), act);
    assertEquals(IDLE, clock.left(act));
  }

  @Test
  void anActOfTheFutureCountsForNothing() {
    clock.act(START.plus(Duration.ofHours(1)), START);
    assertTrue(clock.ended(START.plus(IDLE)));
  }
}
