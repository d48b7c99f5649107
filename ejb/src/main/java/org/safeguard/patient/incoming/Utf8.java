package org.safeguard.patient.incoming;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Whether bytes are UTF-8 as RFC 8259 asks of JSON: valid throughout, without a byte order mark.
 * Checked before parsing, since a JSON parser would guess other encodings.
 */
final class Utf8 {

  private static final int CHUNK = 4096;

  private Utf8() {}

  static void check(byte[] bytes, Issues issues) {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      throw issues.malformed("The content begins with a byte order mark.");
    }
    int ascii = 0;
    while (ascii < bytes.length && bytes[ascii] > 0) {
      ascii++;
    }
    int invalid = ascii == bytes.length ? -1 : firstInvalid(bytes, ascii);
    if (invalid >= 0) {
      throw issues.malformed("The content is not UTF-8 at byte " + invalid + ".");
    }
  }

  /** The place of the first byte that is not UTF-8, or is zero, which JSON has nowhere; or -1. */
  private static int firstInvalid(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate(CHUNK);
    CoderResult result;
    do {
      result = decoder.decode(in, out.clear(), true);
    } while (result.isOverflow());
    return result.isError() ? in.position() : -1;
  }
}
