package org.safeguard.keys.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.safeguard.crypto.CacheFigures;
import org.safeguard.crypto.DataKeys;
import org.safeguard.crypto.KeysUnavailable;
import org.safeguard.crypto.UnwrapFigures;

class KeyHealthTest {

  private static final Instant START = Instant.parse("2026-11-27T06:00:00Z");

  private RuntimeException answer;
  private final KeyWatch watch =
      new KeyWatch(
          () -> {
            if (answer != null) {
              throw answer;
            }
          },
          Clock.fixed(START, ZoneOffset.UTC));
  private final KeyHealth health = new KeyHealth(watch, new Figures());

  @BeforeAll
  static void answerWithoutAServer() {
    HealthCheckResponse.setResponseProvider(Builder::new);
  }

  @AfterAll
  static void leaveNoTrace() {
    HealthCheckResponse.setResponseProvider(null);
  }

  @Test
  void onlyAVaultThatWithdrawsItsKeysMakesTheServerUnready() {
    assertEquals(Status.UP, seeing(null).getStatus());
    assertEquals(Status.UP, seeing(KeysUnavailable.away("away", null)).getStatus());
    assertEquals(Status.DOWN, seeing(KeysUnavailable.withdrawn("sealed", null)).getStatus());
  }

  @Test
  void dataTellHowTheVaultTheCacheAndTheUnwrapsFare() {
    HealthCheckResponse response = seeing(null);
    assertEquals("keys", response.getName());
    assertEquals(
        Map.ofEntries(
            Map.entry("vault", "SERVING"),
            Map.entry("since", "2026-11-27T06:00:00Z"),
            Map.entry("cacheKeys", 1L),
            Map.entry("cacheHits", 2L),
            Map.entry("cacheMisses", 3L),
            Map.entry("cacheEvictions", 4L),
            Map.entry("unwrapCalls", 5L),
            Map.entry("unwrapFailures", 6L),
            Map.entry("unwrapKeys", 7L),
            Map.entry("unwrapTime", 1500L),
            Map.entry("unwrapLongest", 900L)),
        response.getData().orElseThrow());
  }

  private HealthCheckResponse seeing(RuntimeException vaultAnswers) {
    answer = vaultAnswers;
    watch.look();
    return health.call();
  }

  /** Keys that only count. */
  private static final class Figures extends DataKeys {

    @Override
    public CacheFigures cacheFigures() {
      return new CacheFigures(1, 2, 3, 4);
    }

    @Override
    public UnwrapFigures unwrapFigures() {
      return new UnwrapFigures(5, 6, 7, Duration.ofMillis(1500), Duration.ofMillis(900));
    }
  }

  /** The server's own is not at hand in a unit test. */
  private static final class Builder extends HealthCheckResponseBuilder {

    private final Map<String, Object> data = new LinkedHashMap<>();
    private String name;
    private Status status;

    @Override
    public HealthCheckResponseBuilder name(String given) {
      name = given;
      return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, String value) {
      data.put(key, value);
      return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, long value) {
      data.put(key, value);
      return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, boolean value) {
      data.put(key, value);
      return this;
    }

    @Override
    public HealthCheckResponseBuilder up() {
      return status(true);
    }

    @Override
    public HealthCheckResponseBuilder down() {
      return status(false);
    }

    @Override
    public HealthCheckResponseBuilder status(boolean up) {
      status = up ? Status.UP : Status.DOWN;
      return this;
    }

    @Override
    public HealthCheckResponse build() {
      return new HealthCheckResponse(name, status, Optional.of(data));
    }
  }
}
