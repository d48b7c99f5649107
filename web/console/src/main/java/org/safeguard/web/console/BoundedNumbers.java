package org.safeguard.web.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.safeguard.patient.structure.PrimitiveType;

/**
 * Keeps from whoever reads a stored document the numbers that are refused now and were not always.
 * Written out, {@code 1E999999999} fills the memory; {@code 1E9999999999} is none that Java can
 * hold, and the document could not be read at all.
 */
public final class BoundedNumbers {

  private static final JsonFactory JSON = new JsonFactory();

  /** What stands in the place of such a number. */
  private interface Replacement {
    void write(JsonGenerator out, String number) throws IOException;
  }

  private BoundedNumbers() {}

  /** The document with each such number as a string, in the digits it was sent with. */
  public static byte[] asText(byte[] json) {
    return replaced(json, JsonGenerator::writeString);
  }

  /** The document with null for each such number. */
  public static byte[] leftOut(byte[] json) {
    return replaced(json, (out, number) -> out.writeNull());
  }

  private static byte[] replaced(byte[] json, Replacement replacement) {
    try {
      return isBounded(json) ? json : copy(json, replacement);
    } catch (IOException e) {
      // The parser's own message would quote the document.
      throw new IllegalStateException("a stored resource is no JSON");
    }
  }

  private static boolean isBounded(byte[] json) throws IOException {
    try (JsonParser in = JSON.createParser(json)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token.isNumeric() && !PrimitiveType.DECIMAL.allows(in.getText())) {
          return false;
        }
      }
      return true;
    }
  }

  private static byte[] copy(byte[] json, Replacement replacement) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length);
    try (JsonParser in = JSON.createParser(json);
        JsonGenerator out = JSON.createGenerator(bytes)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (!token.isNumeric()) {
          out.copyCurrentEvent(in);
        } else if (PrimitiveType.DECIMAL.allows(in.getText())) {
          out.writeNumber(in.getText());
        } else {
          replacement.write(out, in.getText());
        }
      }
    }
    return bytes.toByteArray();
  }
}
