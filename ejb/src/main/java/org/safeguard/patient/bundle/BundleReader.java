package org.safeguard.patient.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.safeguard.patient.bundle.BundleBody.Range;
import org.safeguard.patient.bundle.BundleEntry.EmbeddedResource;
import org.safeguard.patient.incoming.FrameReader;
import org.safeguard.patient.incoming.IncomingFrame;
import org.safeguard.patient.search.Tap;
import org.safeguard.resource.BundleTooLarge;
import org.safeguard.resource.ResourceType;

/** Reads the frame of a bundle into its entries. */
public final class BundleReader implements FrameReader {

  private static final String TYPE = "type";
  private static final String TOTAL = "total";
  private static final String ENTRY = "entry";
  private static final String SEARCH = "search";
  private static final String RESPONSE = "response";
  private static final String FULL_URL = "fullUrl";
  private static final String METHOD = "method";
  private static final String URL = "url";
  private static final String IF_NONE_EXIST = "ifNoneExist";
  private static final String IF_MATCH = "ifMatch";
  private static final String IF_NONE_MATCH = "ifNoneMatch";
  private static final String IF_MODIFIED_SINCE = "ifModifiedSince";

  private static final Tap TAPS =
      Tap.of(
          Map.of(
              "type", TYPE,
              "total", TOTAL,
              "entry.fullUrl", FULL_URL,
              "entry.request.method", METHOD,
              "entry.request.url", URL,
              "entry.request.ifNoneExist", IF_NONE_EXIST,
              "entry.request.ifMatch", IF_MATCH,
              "entry.request.ifNoneMatch", IF_NONE_MATCH,
              "entry.request.ifModifiedSince", IF_MODIFIED_SINCE),
          // In an order in which no object comes after one that stands in it.
          new TreeMap<>(
              Map.of("entry", ENTRY, "entry.search", SEARCH, "entry.response", RESPONSE)));

  private final List<BundleEntry> entries = new ArrayList<>();
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> notServed = new TreeSet<>();
  private final BundleRules rules = new BundleRules();
  private Optional<EmbeddedResource> resource = Optional.empty();
  private String type = "";

  private BundleReader() {}

  /**
   * Reads the frame.
   *
   * @throws org.safeguard.resource.InvalidResource if it is not as FHIR R4 defines a Bundle, or as
   *     it defines one that asks for something
   * @throws org.safeguard.resource.UnprocessableResource if its references name their targets by
   *     too many searches
   * @throws BundleTooLarge if it has more than {@value IncomingBundle#MOST_ENTRIES} entries
   */
  public static IncomingBundle read(BundleBody body) {
    BundleReader reader = new BundleReader();
    IncomingFrame.read(body.open(), TAPS, reader);
    reader.rules.require(reader.type);
    return new IncomingBundle(body, reader.type, reader.entries);
  }

  @Override
  public void value(String name, String text) {
    switch (name) {
      case TYPE -> type = text;
      case TOTAL -> rules.total();
      case IF_NONE_MATCH, IF_MODIFIED_SINCE -> notServed.add(name);
      default -> values.put(name, text);
    }
  }

  @Override
  public void end(String name) {
    String place = BundleEntry.place(entries.size());
    switch (name) {
      case SEARCH -> rules.search(place);
      case RESPONSE -> rules.response(place);
      default -> endEntry();
    }
  }

  private void endEntry() {
    if (entries.size() == IncomingBundle.MOST_ENTRIES) {
      throw new BundleTooLarge("A bundle may have 40,000 entries at most.");
    }
    BundleEntry entry =
        new BundleEntry(
            entries.size(),
            find(FULL_URL),
            find(METHOD),
            find(URL),
            find(IF_NONE_EXIST),
            find(IF_MATCH),
            Set.copyOf(notServed),
            resource);
    rules.entry(entry);
    entries.add(entry);
    values.clear();
    notServed.clear();
    resource = Optional.empty();
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public void resource(long start, long end, Optional<ResourceType> named, List<String> waitsFor) {
    resource = Optional.of(new EmbeddedResource(new Range(start, end), named, waitsFor));
  }
}
