package org.safeguard.web.console.history;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What people wrote into a version, without what the server itself writes into each. */
final class VersionContent {

  private static final Set<String> OF_THE_SERVER = Set.of("id", "resourceType", "meta");
  private static final Set<String> META_OF_THE_SERVER = Set.of("versionId", "lastUpdated");

  private VersionContent() {}

  static JsonObject of(JsonObject version) {
    JsonObjectBuilder content = Json.createObjectBuilder();
    version.forEach(
        (name, value) -> {
          if (!OF_THE_SERVER.contains(name)) {
            content.add(name, value);
          }
        });
    if (version.get("meta") instanceof JsonObject meta) {
      JsonObjectBuilder kept = Json.createObjectBuilder(meta);
      META_OF_THE_SERVER.forEach(kept::remove);
      JsonObject left = kept.build();
      if (!left.isEmpty()) {
        content.add("meta", left);
      }
    }
    return content.build();
  }

  /** How many values it holds, counted no further than a little beyond the limit. */
  static int count(JsonValue value, int limit) {
    int count = 1;
    for (JsonValue part : parts(value)) {
      if (count > limit) {
        break;
      }
      count += count(part, limit - count);
    }
    return count;
  }

  private static Collection<JsonValue> parts(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object.values();
    }
    return value instanceof JsonArray list ? list : List.of();
  }
}
