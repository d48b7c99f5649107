package org.safeguard.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SpansTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  private final Spans spans = new Spans(new Texts());

  @Test
  void aLengthHasTwoUnitsAtMost() {
    assertEquals("0 s", spans.length(Duration.ofMillis(-3)));
    assertEquals("59 s", spans.length(Duration.ofMillis(59_999)));
    assertEquals("1 min 0 s", spans.length(Duration.ofSeconds(60)));
    assertEquals("3 min 20 s", spans.length(Duration.ofSeconds(200)));
    assertEquals("2 h 5 min", spans.length(Duration.ofMinutes(125)));
    assertEquals("1 d 3 h", spans.length(Duration.ofHours(27)));
  }

  @Test
  void anEstimateIsRounded() {
    assertEquals("less than a minute", spans.about(Duration.ofSeconds(59)));
    assertEquals("about 2 min", spans.about(Duration.ofSeconds(100)));
    assertEquals("about 99 min", spans.about(Duration.ofMinutes(99)));
    assertEquals("about 3 h", spans.about(Duration.ofMinutes(170)));
  }

  @Test
  void whatIsDueIsCountedInDays() {
    assertEquals("in 1 day", spans.due(TODAY.plusDays(1), TODAY));
    assertEquals("in 365 days", spans.due(TODAY.plusDays(365), TODAY));
    assertEquals("today", spans.due(TODAY, TODAY));
    assertEquals("overdue by 1 day", spans.due(TODAY.minusDays(1), TODAY));
    assertEquals("overdue by 12 days", spans.due(TODAY.minusDays(12), TODAY));
  }
}
