package org.safeguard.system.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the entries of loaded bundles are stored, as the answers say. */
public final class StoredPlaces {

  private static final Pattern LOCATION =
      Pattern.compile("https://[^/]+/fhir/(([A-Za-z]+)/([0-9a-f-]{36}))/_history/(\\d+)");

  private final Map<String, Place> byFullUrl = new HashMap<>();

  /**
   * One version of a resource.
   *
   * @param reference such as {@code Patient/} and the id
   * @param lastUpdated the time at which the server says to have made the version
   */
  public record Place(String reference, String id, String version, String lastUpdated) {}

  private StoredPlaces() {}

  /** Of acknowledged bundles; fails where an entry was not created, or was twice. */
  public static StoredPlaces of(List<SentBundle> bundles) {
    StoredPlaces places = new StoredPlaces();
    bundles.forEach(places::add);
    return places;
  }

  private void add(SentBundle bundle) {
    JsonNode entries = bundle.answer().orElseThrow().json().path("entry");
    if (entries.size() != bundle.fullUrls().size()) {
      throw new AssertionError("an answer has not as many entries as its bundle");
    }
    for (int i = 0; i < entries.size(); i++) {
      String fullUrl = bundle.fullUrls().get(i);
      if (byFullUrl.put(fullUrl, place(entries.get(i).get("response"))) != null) {
        throw new AssertionError(fullUrl + " was loaded twice");
      }
    }
  }

  private static Place place(JsonNode response) {
    Matcher location = LOCATION.matcher(response.path("location").asText());
    if (!response.path("status").asText().equals("201") || !location.matches()) {
      throw new AssertionError("an entry was not created: " + response);
    }
    return new Place(
        location.group(1),
        location.group(3),
        location.group(4),
        response.path("lastModified").asText());
  }

  /** How many there are. */
  public int size() {
    return byFullUrl.size();
  }

  /** Where the entry with that fullUrl is; none fails. */
  public Place get(String fullUrl) {
    Place place = byFullUrl.get(fullUrl);
    if (place == null) {
      throw new AssertionError("no answer says where " + fullUrl + " is stored");
    }
    return place;
  }
}
