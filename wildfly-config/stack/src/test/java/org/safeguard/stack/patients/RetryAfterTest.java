package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void secondsAndDatesAreRead() {
    assertEquals(Optional.of(Duration.ofSeconds(7)), of("7"));
    assertEquals(Optional.of(Duration.ofSeconds(90)), of("Sun, 1 Mar 2026 10:01:30 GMT"));
    assertEquals(Optional.of(Duration.ZERO), of("Sun, 1 Mar 2026 09:00:00 GMT"));
  }

  @Test
  void whatCannotBeReadIsAsGoodAsAbsent() {
    assertEquals(Optional.empty(), of("soon"));
    assertEquals(Optional.empty(), of("-1"));
    assertEquals(
        Optional.empty(), RetryAfter.of(HttpHeaders.of(Map.of(), (name, value) -> true), NOW));
  }

  private static Optional<Duration> of(String value) {
    var headers = HttpHeaders.of(Map.of("Retry-After", List.of(value)), (name, one) -> true);
    return RetryAfter.of(headers, NOW);
  }
}
