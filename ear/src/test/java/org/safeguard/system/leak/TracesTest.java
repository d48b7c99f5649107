package org.safeguard.system.leak;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TracesTest {

  private static final String WORD = "abcdefghijklmnopqrst";

  @Test
  void base64IsFoundWhereverTheWordFell() {
    for (int before = 0; before < 7; before++) {
      String text = "-".repeat(before) + WORD + "-".repeat(5);
      String coded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
      assertTrue(Traces.inText(WORD).stream().anyMatch(coded::contains), text);
    }
  }

  @Test
  void hexIsFoundInBothCases() {
    String hex = HexFormat.of().formatHex(WORD.getBytes(StandardCharsets.US_ASCII));
    assertTrue(Traces.inText(WORD).contains(hex));
    assertTrue(Traces.inText(WORD).contains(hex.toUpperCase(java.util.Locale.ROOT)));
  }

  @Test
  void wordInPiecesOfEightIsFound() {
    for (int before = 0; before < 8; before++) {
      String text = "-".repeat(before) + WORD;
      String pieces = text.replaceAll("(.{8})", "$1\u0000");
      byte[] bytes = pieces.getBytes(StandardCharsets.ISO_8859_1);
      assertTrue(ByteSearch.anyOf(Traces.inBytes(WORD)).isIn(bytes), pieces);
    }
  }

  @Test
  void shortWordIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Traces.inText("Smith"));
  }
}
