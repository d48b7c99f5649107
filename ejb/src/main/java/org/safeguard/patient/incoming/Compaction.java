package org.safeguard.patient.incoming;

/** Copies JSON that was parsed before, without the whitespace between its values. */
final class Compaction {

  private Compaction() {}

  /**
   * Copies one member of an object, from its name up to the next name or the closing brace, without
   * the comma after it.
   *
   * @param edits strings to write in place of others
   * @return the place after the last byte written
   */
  static int copy(byte[] json, int from, int to, Edits edits, byte[] out, int at) {
    int end = to;
    while (whitespace(json[end - 1]) || json[end - 1] == ',') {
      end--;
    }
    int next = at;
    int i = from;
    while (i < end) {
      byte b = json[i];
      if (b == '"') {
        int edit = edits.at(i);
        int after = edit < 0 ? afterString(json, i) : edits.end(edit);
        byte[] source = edit < 0 ? json : edits.text(edit);
        int length = edit < 0 ? after - i : source.length;
        System.arraycopy(source, edit < 0 ? i : 0, out, next, length);
        next += length;
        i = after;
      } else {
        if (!whitespace(b)) {
          out[next++] = b;
        }
        i++;
      }
    }
    return next;
  }

  private static int afterString(byte[] json, int quote) {
    int i = quote + 1;
    while (json[i] != '"') {
      i += json[i] == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  private static boolean whitespace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
