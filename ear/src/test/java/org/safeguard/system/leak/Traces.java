package org.safeguard.system.leak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The forms in which a word may have been written: as it is, in hex, in base64 wherever it fell in
 * the coded bytes, and in pieces. Pieces, since PostgreSQL's compression puts a byte of its own
 * after every eight that it could not shorten: of any eight neighbouring windows of eight letters,
 * one lies whole between two such bytes.
 */
final class Traces {

  private static final int WINDOW = 8;
  private static final int SHORTEST = 2 * WINDOW;

  private Traces() {}

  /** What to look for in files. */
  static List<byte[]> inBytes(String word) {
    List<byte[]> traces = new ArrayList<>();
    for (String text : inText(word)) {
      traces.add(ascii(text));
    }
    traces.add(word.getBytes(StandardCharsets.UTF_16LE));
    for (int start = 0; start < WINDOW; start++) {
      traces.add(ascii(word.substring(start, start + WINDOW)));
    }
    return traces;
  }

  /** What to look for in rows of tables, which PostgreSQL shows uncompressed and bytes in hex. */
  static List<String> inText(String word) {
    if (word.length() < SHORTEST) {
      throw new IllegalArgumentException("too short to be told from chance");
    }
    List<String> traces = new ArrayList<>(List.of(word, word.toUpperCase(Locale.ROOT)));
    traces.add(hex(word));
    traces.add(hex(word).toUpperCase(Locale.ROOT));
    for (int skipped = 0; skipped < 3; skipped++) {
      String coded = base64(word, skipped);
      traces.add(coded);
      traces.add(hex(coded));
    }
    return traces;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(ascii(text));
  }

  /** The letters of base64 that the word alone decides, with that many bytes before it. */
  private static String base64(String word, int before) {
    byte[] bytes = ascii("x".repeat(before) + word);
    String coded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    int firstWhole = (before * 8 + 5) / 6;
    int lastWhole = bytes.length * 8 / 6;
    return coded.substring(firstWhole, lastWhole);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
