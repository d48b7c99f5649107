package org.safeguard.patient.incoming;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Strings of a document that are to read otherwise in its copy, in the order of their places. */
final class Edits {

  private int[] starts = new int[4];
  private int[] ends = new int[4];
  private byte[][] texts = new byte[4][];
  // A link that stands a thousand times is replaced by the same bytes.
  private final Map<String, byte[]> quoted = new HashMap<>();
  private int count;
  private int growth;

  /**
   * @param start the place of the string's opening quote
   * @param end the place after its closing quote
   * @param text what it is to read, in which nothing needs an escape
   */
  void add(int start, int end, String text) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      texts = Arrays.copyOf(texts, count * 2);
    }
    starts[count] = start;
    ends[count] = end;
    texts[count] = quoted.computeIfAbsent(text, Edits::quote);
    growth += Math.max(0, texts[count].length - (end - start));
    count++;
  }

  private static byte[] quote(String text) {
    return ('"' + text + '"').getBytes(StandardCharsets.UTF_8);
  }

  /** How much longer the copy may become. */
  int growth() {
    return growth;
  }

  /** The number of the edit whose string begins there, or a negative number. */
  int at(int quote) {
    return count == 0 ? -1 : Arrays.binarySearch(starts, 0, count, quote);
  }

  int end(int edit) {
    return ends[edit];
  }

  byte[] text(int edit) {
    return texts[edit];
  }
}
