package org.safeguard.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageNumberTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "20, 20", "999999, 999999"})
  void aNumberIsThatPage(String text, int page) {
    assertEquals(page, PageNumber.of(text));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "0", "-1", "01", "x", "1000000", "99999999999"})
  void whatIsNoneIsTheFirst(String text) {
    assertEquals(1, PageNumber.of(text));
  }
}
