package org.safeguard.patient.incoming;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.safeguard.patient.structure.Content;
import org.safeguard.patient.structure.PrimitiveType;
import org.safeguard.patient.structure.PrimitiveType.JsonForm;

/** Reads primitive values and checks how they are written. */
final class PrimitiveCheck {

  private final JsonParser parser;
  private final Findings findings;

  PrimitiveCheck(JsonParser parser, Findings findings) {
    this.parser = parser;
    this.findings = findings;
  }

  /** The text of the value at hand, where it is right; else it is noted what is wrong. */
  Optional<String> read(Content.Primitive expected) throws IOException {
    PrimitiveType type = expected.type();
    if (!carries(parser.currentToken(), type.form())) {
      findings.structure(
          "A value of type " + type.code() + " must stand here, as " + type.form() + ".");
      parser.skipChildren();
      return Optional.empty();
    }
    String text = parser.getText();
    if (!type.allows(text)) {
      findings.value(
          text.isEmpty()
              ? "A value must not be empty."
              : "The value is not written as FHIR's type " + type.code() + " asks.");
      return Optional.empty();
    }
    if (!expected.allows(text)) {
      findings.code();
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static boolean carries(JsonToken token, JsonForm form) {
    return switch (form) {
      case BOOLEAN -> token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
      case INTEGER -> token == JsonToken.VALUE_NUMBER_INT;
      case NUMBER -> token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
      case STRING -> token == JsonToken.VALUE_STRING;
    };
  }
}
