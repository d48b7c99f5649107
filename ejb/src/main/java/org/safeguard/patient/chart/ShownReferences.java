package org.safeguard.patient.chart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.StoredVersion;

/**
 * What resources refer to and a reader needs to have named: who did it, where, with what medicine,
 * for what reason. A reference that says by itself what it refers to needs nothing opened.
 */
final class ShownReferences {

  /** So many are opened for one page at most. */
  static final int MOST = 200;

  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> ELEMENTS =
      Set.of(
          "asserter",
          "author",
          "context",
          "encounter",
          "informationSource",
          "location",
          "medicationReference",
          "participant",
          "performer",
          "reasonReference",
          "recorder",
          "requester",
          "serviceProvider");
  private static final Set<String> TYPES =
      Set.of(
          "CareTeam",
          "Condition",
          "Encounter",
          "Location",
          "Medication",
          "Organization",
          "Practitioner",
          "PractitionerRole",
          "RelatedPerson");

  private ShownReferences() {}

  static Set<ResourceId> in(Collection<StoredVersion> versions) {
    Set<ResourceId> ids = new LinkedHashSet<>();
    for (StoredVersion version : versions) {
      version.json().ifPresent(json -> read(json, ids));
    }
    return ids;
  }

  private static void read(byte[] json, Set<ResourceId> ids) {
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean shown = ELEMENTS.contains(in.currentName());
        in.nextToken();
        if (shown) {
          element(in, ids);
        } else {
          in.skipChildren();
        }
      }
    } catch (IOException e) {
      // The parser's own message would quote the document.
      throw new IllegalStateException("a stored resource is no JSON");
    }
  }

  private static void element(JsonParser in, Set<ResourceId> ids) throws IOException {
    if (in.currentToken() == JsonToken.START_ARRAY) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        element(in, ids);
      }
    } else if (in.currentToken() == JsonToken.START_OBJECT) {
      object(in, ids);
    }
  }

  private static void object(JsonParser in, Set<ResourceId> ids) throws IOException {
    Optional<String> reference = Optional.empty();
    boolean named = false;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      boolean text = in.nextToken() == JsonToken.VALUE_STRING;
      if (text && name.equals("reference")) {
        reference = Optional.of(in.getText());
      } else if (text && name.equals("display")) {
        named = true;
      } else {
        element(in, ids);
      }
    }
    if (!named && ids.size() < MOST) {
      reference.flatMap(ShownReferences::target).ifPresent(ids::add);
    }
  }

  private static Optional<ResourceId> target(String reference) {
    int slash = reference.indexOf('/');
    return slash > 0 && TYPES.contains(reference.substring(0, slash))
        ? ResourceId.find(reference.substring(slash + 1))
        : Optional.empty();
  }
}
