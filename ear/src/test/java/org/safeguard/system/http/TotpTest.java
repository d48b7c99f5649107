package org.safeguard.system.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotpTest {

  /** The secret of RFC 6238, appendix B, for SHA-1. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private final MovedClock clock = new MovedClock(Instant.ofEpochSecond(1_111_111_109));
  private final List<Duration> waits = new ArrayList<>();
  private final Totp totp =
      new Totp(
          clock,
          time -> {
            waits.add(time);
            clock.now = clock.now.plus(time);
          });

  @Test
  void codeIsThatOfTheStandard() {
    assertEquals("081804", totp.next(SECRET));
  }

  @Test
  void noCodeIsGivenTwice() {
    assertNotEquals(totp.next(SECRET), totp.next(SECRET));
    assertEquals(List.of(), waits);
  }

  @Test
  void thirdCodeWaitsUntilKeycloakWouldTakeIt() {
    totp.next(SECRET);
    totp.next(SECRET);
    totp.next(SECRET);
    assertEquals(1, waits.size());
    assertEquals(Instant.ofEpochSecond(1_111_111_111), clock.now);
  }

  private static final class MovedClock extends Clock {

    private Instant now;

    MovedClock(Instant now) {
      this.now = now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
