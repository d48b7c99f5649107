package org.safeguard.patient.incoming;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeguard.patient.search.Tap;
import org.safeguard.resource.ResourceType;

/** Passes over the resources in a bundle, noting where they stand and what they wait for. */
final class FrameObserver implements PassObserver {

  /** {@code Bundle.entry.resource}; an outcome in an entry's response stands deeper. */
  private static final int ENTRY_RESOURCE = 3;

  private final FrameReader reader;

  FrameObserver(FrameReader reader) {
    this.reader = reader;
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
    List<String> conditions = new ArrayList<>(0);
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
          conditions.add(parser.getText());
        }
      }
    }
    reader.resource(start, parser.currentLocation().getByteOffset(), type, conditions);
  }

  @Override
  public void containedId(String id) {
    // No contained resource stands in a frame.
  }
}
