package org.safeguard.patient.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeguard.patient.chart.NewestFirst.Age;
import org.safeguard.resource.ResourceType;

class NewestFirstTest {

  private static final NewestFirst ALL = new NewestFirst(Optional.empty(), false);

  @Test
  void newerStandsFirstWhateverZoneAndPrecisionItIsWrittenIn() {
    List<String> sorted =
        Stream.of(
                "2026-01-01T01:00:00+02:00",
                "2026",
                "2025-12-31T23:30:00Z",
                "2026-02",
                "2026-01-31T12:00:00.5Z")
            .sorted((a, b) -> age(a).compareTo(age(b)))
            .toList();
    assertEquals(
        List.of(
            "2026-02",
            "2026-01-31T12:00:00.5Z",
            "2026",
            "2025-12-31T23:30:00Z",
            "2026-01-01T01:00:00+02:00"),
        sorted);
  }

  @Test
  void whatHasNoDateStandsLast() {
    assertTrue(key(ALL, "{}").orElseThrow().compareTo(age("1900")) > 0);
  }

  @Test
  void ofSeveralDatesTheEarliestCounts() {
    assertEquals(age("2020"), key(ALL, "{'date':['2021','2020-01-01']}").orElseThrow());
  }

  @Test
  void onlyTheCodeAskedForIsListed() {
    NewestFirst glucose = new NewestFirst(Optional.of("2345-7"), false);
    assertTrue(key(glucose, "{'code':['x','2345-7']}").isPresent());
    assertFalse(key(glucose, "{'code':['23457']}").isPresent());
    assertFalse(key(glucose, "{}").isPresent());
  }

  @Test
  void whatIsOverIsNotCurrent() {
    NewestFirst current = new NewestFirst(Optional.empty(), true);
    assertTrue(key(current, "{'status':['active']}").isPresent());
    assertFalse(key(current, "{'status':['resolved']}").isPresent());
    assertFalse(key(current, "{}").isPresent());
  }

  private static Age age(String date) {
    return key(ALL, "{'date':['" + date + "']}").orElseThrow();
  }

  private static Optional<Age> key(NewestFirst order, String summary) {
    return order.key(
        new ResourceType("Observation"),
        summary.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
