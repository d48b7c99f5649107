package org.safeguard.web.console.history;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeguard.web.console.Excerpt;

/**
 * A JSON value of FHIR in words: concepts and references by what people call them. What is longer
 * than anyone reads is cut short.
 */
final class ValueWords {

  private static final String MARKUP = "<[^<>]*>";
  private static final int LONGEST = 2_000;

  private ValueWords() {}

  static String of(JsonValue value) {
    return Excerpt.of(words(value), LONGEST);
  }

  private static String words(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    if (value instanceof JsonArray list) {
      return list.stream()
          .filter(element -> element != JsonValue.NULL)
          .map(ValueWords::of)
          .collect(Collectors.joining(", "));
    }
    return value instanceof JsonObject object ? object(object) : value.toString();
  }

  private static String object(JsonObject object) {
    return narrative(object)
        .or(() -> concept(object))
        .or(() -> named(object))
        .orElseGet(() -> spelledOut(object));
  }

  private static Optional<String> narrative(JsonObject object) {
    return Optional.ofNullable(object.getString("div", null))
        .map(div -> div.replaceAll(MARKUP, " ").replaceAll("\\s+", " ").strip());
  }

  private static Optional<String> concept(JsonObject object) {
    if (!(object.get("coding") instanceof JsonArray codings)) {
      return Optional.empty();
    }
    return Optional.of(object.getString("text", of(codings)));
  }

  /** A coding or a reference: its display, its code or where it points to. */
  private static Optional<String> named(JsonObject object) {
    if (!object.containsKey("code") && !object.containsKey("reference")) {
      return Optional.empty();
    }
    return Stream.of("display", "code", "reference")
        .map(name -> object.getString(name, null))
        .filter(word -> word != null)
        .findFirst();
  }

  private static String spelledOut(JsonObject object) {
    return object.entrySet().stream()
        .map(entry -> ElementPath.spaced(entry.getKey()) + ": " + of(entry.getValue()))
        .collect(Collectors.joining("; "));
  }
}
