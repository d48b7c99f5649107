package org.safeguard.web.console.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChartCodesTest {

  private final ChartCodes codes = new ChartCodes();

  @Test
  void aCodeIsFoundByItsKeyAloneWhichIsTheSameEachTime() {
    UUID key = codes.keep("75622-1");
    assertEquals(key, codes.keep("75622-1"));
    assertEquals(Optional.of("75622-1"), codes.find(key));
    assertEquals(Optional.empty(), codes.find(UUID.randomUUID()));
  }

  @Test
  void aKeySaysNothingOfItsCode() {
    assertFalse(codes.keep("1").equals(new ChartCodes().keep("1")));
  }

  @Test
  void whatWasNotUsedForLongestIsForgottenFirst() {
    UUID used = codes.keep("used");
    UUID unused = codes.keep("unused");
    codes.find(used);
    for (int i = 1; i < ChartCodes.KEPT; i++) {
      codes.keep("more " + i);
    }
    assertEquals(Optional.empty(), codes.find(unused));
    assertEquals(Optional.of("used"), codes.find(used));
  }
}
