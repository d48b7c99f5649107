package org.safeguard.web.console.chart;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeguard.resource.StoredVersion;
import org.safeguard.web.console.BoundedNumbers;

/** Finds elements of a resource by their path, such as {@code performer.actor}. */
final class Elements {

  private Elements() {}

  static JsonObject read(StoredVersion version) {
    try (JsonReader reader =
        Json.createReader(
            new ByteArrayInputStream(BoundedNumbers.asText(version.json().orElseThrow())))) {
      return reader.readObject();
    }
  }

  /** All that stand there; of a list, each element. */
  static Stream<JsonValue> at(JsonValue from, String path) {
    Stream<JsonValue> here = Stream.of(from);
    for (String step : path.split("\\.")) {
      here =
          here.flatMap(Elements::each)
              .filter(JsonObject.class::isInstance)
              .map(value -> ((JsonObject) value).get(step))
              .filter(value -> value != null);
    }
    return here.flatMap(Elements::each);
  }

  /** The first text that stands there. */
  static Optional<String> text(JsonValue from, String path) {
    return at(from, path)
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString())
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private static Stream<JsonValue> each(JsonValue value) {
    return value instanceof JsonArray list ? list.stream() : Stream.of(value);
  }
}
