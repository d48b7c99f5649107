package org.safeguard.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CryptoperiodTest {

  private static final Instant LEAP_DAY = Instant.parse("2028-02-29T12:00:00Z");

  @Test
  void isTwelveMonthsByTheCalendar() {
    assertEquals(Instant.parse("2029-02-28T12:00:00Z"), new Cryptoperiod().end(LEAP_DAY));
  }

  @Test
  void isWhatTheSettingSays() {
    assertEquals(Instant.parse("2028-05-30T12:00:00Z"), new Cryptoperiod("P3M1D").end(LEAP_DAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12 months", "PT1H", "P0D", "P-1M"})
  void otherSettingIsRefusedByName(String text) {
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> new Cryptoperiod(text));
    assertTrue(refused.getMessage().contains("SAFEGUARD_KEK_CRYPTOPERIOD"));
  }
}
