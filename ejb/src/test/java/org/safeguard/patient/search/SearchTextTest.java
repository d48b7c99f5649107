package org.safeguard.patient.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

  @ParameterizedTest
  @CsvSource({
    "SMITH,smith",
    "Ñuñez,nunez",
    "Straße,strasse",
    "ﬁsher,fisher",
    "Ｆｕｌｌ,full",
    "Åse,ase",
    "'  Van \t der   Berg ',van der berg",
    "İpek,ipek",
    "ΣΊΣΥΦΟΣ,σισυφοσ",
  })
  void caseAccentsAndSpacingDoNotCount(String text, String normalised) {
    assertEquals(normalised, SearchText.normalise(text));
  }

  @Test
  void normalisedTextStaysAsItIs() {
    for (String text : new String[] {"Straße", "İpek", "ΣΊΣΥΦΟΣ", "ǆ", "ﬃ", "Å", "𝔘nicode"}) {
      String once = SearchText.normalise(text);
      assertEquals(once, SearchText.normalise(once));
    }
  }

  @Test
  void lettersBeyondTheBasicPlaneCountOnce() {
    assertEquals(2, SearchText.length("𐐨𐐩"));
    assertEquals("𐐨", SearchText.prefix("𐐨𐐩", 1));
  }
}
