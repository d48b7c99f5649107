package org.safeguard.system.http;

import java.io.ByteArrayOutputStream;

/** RFC 4648, section 6: what authenticator apps show secrets in. */
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static byte[] decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (char letter : text.replaceAll("[ =]", "").toCharArray()) {
      int value = ALPHABET.indexOf(Character.toUpperCase(letter));
      if (value < 0) {
        throw new IllegalArgumentException("not a letter of base32");
      }
      buffer = (buffer << 5) | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(buffer >> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    return bytes.toByteArray();
  }
}
