package org.safeguard.patient.incoming;

import java.io.ByteArrayOutputStream;

/** Copies JSON that was parsed before, without the whitespace between its values. */
final class Compaction {

  private Compaction() {}

  /** Copies one member of an object, from its name up to the next name or the closing brace. */
  static void copy(byte[] json, int from, int to, ByteArrayOutputStream out) {
    int end = to;
    while (whitespace(json[end - 1]) || json[end - 1] == ',') {
      end--;
    }
    int run = from;
    boolean inString = false;
    for (int i = from; i < end; i++) {
      byte b = json[i];
      if (inString) {
        if (b == '\\') {
          i++;
        } else {
          inString = b != '"';
        }
      } else if (b == '"') {
        inString = true;
      } else if (whitespace(b)) {
        out.write(json, run, i - run);
        run = i + 1;
      }
    }
    out.write(json, run, end - run);
  }

  private static boolean whitespace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
