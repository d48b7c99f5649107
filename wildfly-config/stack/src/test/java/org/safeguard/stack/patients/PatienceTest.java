package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safeguard.stack.patients.Trouble.Kind;

class PatienceTest {
  private static final Trouble AWAY = new Trouble(Kind.AWAY, "nobody answers");

  private final PassingClock clock = new PassingClock();
  private final List<String> told = new ArrayList<>();
  private final Patience patience = new Patience(new Waiting(clock, clock, told::add));

  @Test
  void theWaitGrowsFromOneSecondToFifteen() {
    for (int i = 0; i < 6; i++) {
      assertTrue(patience.await(AWAY));
    }
    assertEquals(
        List.of(1L, 2L, 4L, 8L, 15L, 15L), clock.pauses.stream().map(Duration::toSeconds).toList());
  }

  @Test
  void itEndsAfterTenMinutesHoweverLongTheServerAsksFor() {
    var busy = new Trouble(Kind.BUSY, "busy", Optional.of(Duration.ofHours(1)));
    assertTrue(patience.await(busy));
    assertEquals(Duration.ofMinutes(10), clock.passed());
    assertEquals(false, patience.await(busy));
    assertEquals(Duration.ofMinutes(10), clock.passed());
  }

  @Test
  void theReasonIsToldOnce() {
    patience.await(AWAY);
    patience.await(AWAY);
    assertEquals(List.of("nobody answers; trying again for ten minutes"), told);
  }
}
