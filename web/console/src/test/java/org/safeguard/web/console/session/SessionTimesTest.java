package org.safeguard.web.console.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTimesTest {

  @Test
  void aSessionLastsFifteenMinutesAndWarnsTwoMinutesBefore() {
    assertEquals(
        new SessionTimes(Duration.ofMinutes(15), Duration.ofMinutes(2), Duration.ofMinutes(10)),
        SessionTimes.configured(name -> Optional.empty()));
  }

  @Test
  void theEnvironmentSetsOtherTimes() {
    Map<String, String> settings =
        Map.of("SAFEGUARD_SESSION_IDLE_SECONDS", "30", "SAFEGUARD_SESSION_WARNING_SECONDS", "10");
    SessionTimes times = SessionTimes.configured(name -> Optional.ofNullable(settings.get(name)));
    assertEquals(Duration.ofSeconds(30), times.idle());
    assertEquals(Duration.ofSeconds(10), times.warning());
  }

  @Test
  void aWarningThatNeverCameIsRefused() {
    Duration minute = Duration.ofMinutes(1);
    assertThrows(IllegalArgumentException.class, () -> new SessionTimes(minute, minute, minute));
  }
}
