package org.safeguard.patient.chart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.safeguard.patient.incoming.LocalReference;
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

  private final String base;
  private final Set<ResourceId> ids = new LinkedHashSet<>();

  private ShownReferences(String base) {
    this.base = base;
  }

  /**
   * The ids of what is to be opened.
   *
   * @param base the address of this service, without a slash at its end
   */
  static Set<ResourceId> in(Collection<StoredVersion> versions, String base) {
    ShownReferences references = new ShownReferences(base);
    versions.forEach(version -> version.json().ifPresent(references::read));
    return references.ids;
  }

  private void read(byte[] json) {
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean shown = ELEMENTS.contains(in.currentName());
        in.nextToken();
        if (shown) {
          element(in);
        } else {
          in.skipChildren();
        }
      }
    } catch (IOException e) {
      // The parser's own message would quote the document.
      throw new IllegalStateException("a stored resource is no JSON");
    }
  }

  private void element(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.START_ARRAY) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        element(in);
      }
    } else if (in.currentToken() == JsonToken.START_OBJECT) {
      object(in);
    }
  }

  private void object(JsonParser in) throws IOException {
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
        element(in);
      }
    }
    if (!named && ids.size() < MOST) {
      reference.flatMap(this::target).ifPresent(ids::add);
    }
  }

  private Optional<ResourceId> target(String reference) {
    return LocalReference.find(reference, base)
        .filter(target -> TYPES.contains(target.type().name()))
        .flatMap(LocalReference::id);
  }
}
