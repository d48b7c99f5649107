package org.safeguard.patient.incoming;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeguard.patient.search.Tap;
import org.safeguard.resource.ResourceType;

/** Passes over the resources in a bundle, noting where they stand and what they wait for. */
final class FrameObserver implements PassObserver {

  /** {@code Bundle.entry.resource}; an outcome in an entry's response stands deeper. */
  private static final int ENTRY_RESOURCE = 3;

  /**
   * The different searches that stand in place of targets: one for each entry of the largest
   * bundle, such as the results of a night for as many patients. Each is looked up.
   */
  static final int MOST_CONDITIONS = 40_000;

  /**
   * The addresses and searches that are kept of a frame: some 800 characters for each entry of the
   * largest bundle.
   */
  static final int MOST_CHARACTERS = 32 << 20;

  private final FrameReader reader;
  private final Location place;

  /** Tens of thousands of resources wait for the same few, which are held once. */
  private final Map<String, String> conditions = new HashMap<>();

  private int characters;

  /**
   * @param place where the pass stands
   */
  FrameObserver(FrameReader reader, Location place) {
    this.reader = reader;
    this.place = place;
  }

  @Override
  public void member(int depth, String name, JsonParser parser) {
    // Nothing of the frame is kept.
  }

  @Override
  public void end(int depth, Tap tap, JsonParser parser) {
    if (tap.ofObject()) {
      reader.end(tap.parameter());
    }
  }

  @Override
  public void value(Tap tap, String text) {
    if (tap.ofValue()) {
      keep(text);
      reader.value(tap.parameter(), text);
    }
  }

  @Override
  public String link(
      Tap tap, String text, boolean reference, Findings findings, JsonParser parser) {
    return text;
  }

  @Override
  public boolean passesOver(JsonParser parser, Location location) throws IOException {
    if (location.depth() != ENTRY_RESOURCE) {
      parser.skipChildren();
      return true;
    }
    entryResource(parser);
    return true;
  }

  private void entryResource(JsonParser parser) throws IOException {
    long start = parser.currentTokenLocation().getByteOffset();
    Optional<ResourceType> type = Optional.empty();
    Set<String> waitsFor = new LinkedHashSet<>();
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        break;
      }
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.VALUE_STRING) {
        String name = parser.currentName();
        if (depth == 1 && "resourceType".equals(name)) {
          type = ResourceType.find(parser.getText());
        } else if ("reference".equals(name) && parser.getText().indexOf('?') >= 0) {
          waitsFor.add(condition(parser.getText()));
        }
      }
    }
    long end = parser.currentLocation().getByteOffset();
    reader.resource(start, end, type, List.copyOf(waitsFor));
  }

  private String condition(String text) {
    String known = conditions.putIfAbsent(text, text);
    if (known != null) {
      return known;
    }
    keep(text);
    if (conditions.size() > MOST_CONDITIONS) {
      throw Issues.tooCostly(
          place.toString(),
          "The references of a bundle may name their targets by 40,000 different searches.");
    }
    return text;
  }

  private void keep(String text) {
    characters += text.length();
    if (characters > MOST_CHARACTERS) {
      throw Issues.tooCostly(
          place.toString(), "The addresses and searches in a bundle may be 32 MiB long in all.");
    }
  }

  @Override
  public void containedId(String id, Location location) {
    // No contained resource stands in a frame.
  }
}
