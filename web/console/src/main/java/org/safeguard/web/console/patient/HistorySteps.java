package org.safeguard.web.console.patient;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeguard.resource.RecordedChange;
import org.safeguard.resource.StoredVersion;
import org.safeguard.web.console.BoundedNumbers;
import org.safeguard.web.console.history.VersionDiff;
import org.safeguard.web.console.patient.HistoryStep.Kind;

/** Holds each version of a record against the one before it. */
final class HistorySteps {

  private HistorySteps() {}

  /**
   * @param newestFirst consecutive versions, the newest first
   */
  static List<HistoryStep> of(List<RecordedChange> newestFirst) {
    List<HistoryStep> steps = new ArrayList<>();
    for (int i = 0; i < newestFirst.size(); i++) {
      RecordedChange change = newestFirst.get(i);
      boolean last = i + 1 == newestFirst.size();
      if (last && change.version().version() > 1) {
        steps.add(new HistoryStep(change, Kind.BEYOND, List.of()));
      } else {
        Optional<StoredVersion> before =
            last ? Optional.empty() : Optional.of(newestFirst.get(i + 1).version());
        steps.add(step(change, before));
      }
    }
    return steps;
  }

  private static HistoryStep step(RecordedChange change, Optional<StoredVersion> before) {
    StoredVersion version = change.version();
    if (version.deleted()) {
      return new HistoryStep(change, Kind.DELETED, List.of());
    }
    return new HistoryStep(
        change,
        kind(before),
        VersionDiff.between(
            before.map(HistorySteps::json).orElse(JsonValue.EMPTY_JSON_OBJECT), json(version)));
  }

  private static Kind kind(Optional<StoredVersion> before) {
    if (before.isEmpty()) {
      return Kind.CREATED;
    }
    return before.get().deleted() ? Kind.RESTORED : Kind.CHANGED;
  }

  private static JsonObject json(StoredVersion version) {
    if (version.deleted()) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    try (JsonReader reader =
        Json.createReader(
            new ByteArrayInputStream(BoundedNumbers.asText(version.json().orElseThrow())))) {
      return reader.readObject();
    }
  }
}
