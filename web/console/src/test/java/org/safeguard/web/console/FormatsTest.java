package org.safeguard.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FormatsTest {

  private static final Instant MORNING = Instant.parse("2026-11-23T07:15:00.120Z");

  @Test
  void aTimeStandsInThePersonsZoneWithTheZone() {
    assertEquals("2026-11-23 08:15:00 CET", Formats.moment(MORNING, ZoneId.of("Europe/Berlin")));
    assertEquals("2026-11-23 07:15:00 UTC", Formats.moment(MORNING, Formats.UTC));
  }

  @Test
  void theZoneIsReadAsABrowserWritesIt() {
    assertEquals(ZoneId.of("America/New_York"), Formats.zone("America%2FNew_York"));
  }

  @Test
  void aCookieThatNamesNoZoneMeansUtc() {
    assertEquals(Formats.UTC, Formats.zone("<script>"));
    assertEquals(Formats.UTC, Formats.zone(""));
  }
}
