package org.safeguard.web.console.history;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonPatch;
import jakarta.json.JsonPatch.Operation;
import jakarta.json.JsonPointer;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The difference of two versions of a resource as a list of changes, in the order of JSON Patch
 * (RFC 6902). What the server itself writes into each version is no change.
 */
public final class VersionDiff {

  private static final Set<String> OF_THE_SERVER = Set.of("id", "resourceType", "meta");
  private static final Set<String> META_OF_THE_SERVER = Set.of("versionId", "lastUpdated");

  private final List<Change> changes = new ArrayList<>();
  private JsonStructure document;

  private VersionDiff(JsonObject before) {
    document = before;
  }

  /** An empty object stands for no version. */
  public static List<Change> between(JsonObject before, JsonObject after) {
    JsonObject from = content(before);
    VersionDiff diff = new VersionDiff(from);
    JsonPatch patch = Json.createDiff(from, content(after));
    patch.toJsonArray().getValuesAs(JsonObject.class).forEach(diff::step);
    return List.copyOf(diff.changes);
  }

  private static JsonObject content(JsonObject version) {
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

  /** The paths of a patch hold for the document as the steps before have left it. */
  private void step(JsonObject operation) {
    JsonPointer place = Json.createPointer(operation.getString("path"));
    Operation kind = Operation.fromOperationName(operation.getString("op"));
    Optional<JsonValue> before =
        kind == Operation.ADD ? Optional.empty() : Optional.of(place.getValue(document));
    JsonStructure earlier = document;
    document = Json.createPatch(Json.createArrayBuilder().add(operation).build()).apply(document);
    Optional<JsonValue> after = Optional.ofNullable(operation.get("value"));
    JsonStructure standing = kind == Operation.REMOVE ? earlier : document;
    note(new ElementPath(operation.getString("path"), standing), before, after);
  }

  private void note(ElementPath path, Optional<JsonValue> before, Optional<JsonValue> after) {
    JsonValue only = before.isPresent() ? before.get() : after.orElseThrow();
    if (before.isPresent() != after.isPresent() && only instanceof JsonArray elements) {
      for (int i = 0; i < elements.size(); i++) {
        Optional<JsonValue> element = Optional.of(elements.get(i));
        note(
            path.element(i),
            before.isPresent() ? element : Optional.empty(),
            after.isPresent() ? element : Optional.empty());
      }
    } else {
      changes.add(new Change(path.words(), before.map(ValueWords::of), after.map(ValueWords::of)));
    }
  }
}
