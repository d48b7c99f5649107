package org.safeguard.system.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.safeguard.system.load.StoredPlaces.Place;

/**
 * What the server must have made of each resource in loaded bundles: all of it as it was sent, but
 * with the server's id and version, and with references that lead to where their targets are
 * stored.
 */
public final class Expectations {

  private final StoredPlaces places;
  private final Map<String, String> byIdentifier = new HashMap<>();

  /**
   * @param files all that may be referred to by identifier
   */
  public Expectations(List<LoadedFile> files, StoredPlaces places) {
    this.places = places;
    files.forEach(file -> file.entries().forEach(this::note));
  }

  /** By what a reference that names its target by a search may name this one. */
  private void note(JsonNode entry) {
    JsonNode resource = entry.get("resource");
    String type = resource.get("resourceType").asText();
    String reference = places.get(entry.get("fullUrl").asText()).reference();
    for (JsonNode identifier : resource.path("identifier")) {
      String token = identifier.path("system").asText() + "|" + identifier.path("value").asText();
      byIdentifier.put(type + "?identifier=" + token, reference);
    }
  }

  /** Where the resource of an entry is. */
  public Place place(JsonNode entry) {
    return places.get(entry.get("fullUrl").asText());
  }

  /** The resource of an entry, as it must be read. */
  public JsonNode resource(JsonNode entry) {
    Place place = place(entry);
    ObjectNode resource = entry.get("resource").deepCopy();
    resource.put("id", place.id());
    resource
        .withObject("/meta")
        .put("versionId", place.version())
        .put("lastUpdated", place.lastUpdated());
    rewriteReferences(resource);
    return resource;
  }

  private void rewriteReferences(JsonNode node) {
    if (node.path("reference").isTextual()) {
      ((ObjectNode) node).put("reference", stored(node.get("reference").asText()));
    }
    node.forEach(this::rewriteReferences);
  }

  private String stored(String reference) {
    if (reference.startsWith("urn:uuid:")) {
      return places.get(reference).reference();
    }
    if (reference.contains("?")) {
      String found = byIdentifier.get(reference);
      if (found == null) {
        throw new AssertionError("no loaded resource is " + reference);
      }
      return found;
    }
    return reference;
  }
}
