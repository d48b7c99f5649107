package org.safeguard.web.fhir;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A JSON document that grows around resources as they were stored, which are never parsed. */
final class JsonBytes {

  private final ByteArrayOutputStream bytes;

  /**
   * @param expected about how many bytes there will be
   */
  JsonBytes(int expected) {
    bytes = new ByteArrayOutputStream(expected);
  }

  /** Adds text that is JSON already. */
  JsonBytes raw(String json) {
    bytes.writeBytes(json.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  JsonBytes raw(byte[] json) {
    bytes.writeBytes(json);
    return this;
  }

  /** Adds a string with its quotes. */
  JsonBytes string(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return raw(json.append('"').toString());
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
