package org.safeguard.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

  @ParameterizedTest
  @CsvSource({"abc, abc", "abcd, abc…", "ab\uD83D\uDE00, ab…", "a\uD83D\uDE00b, a\uD83D\uDE00…"})
  void whatIsLongerIsCutBetweenTwoCharactersAndSaysSo(String text, String excerpt) {
    assertEquals(excerpt, Excerpt.of(text, 3));
  }
}
