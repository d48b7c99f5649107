package org.safeguard.patient.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safeguard.audit.CallContext.SearchedFor;

class ChartRequestTest {

  private static final ChartRequest REQUEST =
      new ChartRequest(Section.OBSERVATIONS, Optional.of("a&section=b c"), 1);

  @Test
  void aCodeStandsInTheEntryAsOneValue() {
    SearchedFor asked = REQUEST.searchedFor();
    assertEquals(List.of("section", "code"), asked.parameters());
    assertEquals("section=OBSERVATIONS&code=a%26section%3Db+c", asked.values());
  }

  @Test
  void aCodeIsNeverPrinted() {
    assertFalse(REQUEST.toString().contains("b c"));
  }
}
