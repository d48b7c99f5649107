package org.safeguard.patient.search;

import java.util.ArrayList;
import java.util.List;
import org.safeguard.resource.ResourceType;

/** Gathers the search values of one resource while it is passed over. */
public final class Harvest {

  private final List<SearchValue> values = new ArrayList<>();
  // Identifiers do not stand within identifiers where there are taps, so one at a time is enough.
  private String system = "";
  private String identifier = "";

  /** A primitive value stands here. */
  public void value(Tap tap, String text) {
    switch (tap.part()) {
      case VALUE -> values.add(new SearchValue(tap.parameter(), "", text));
      case IDENTIFIER_SYSTEM -> system = text;
      case IDENTIFIER_VALUE -> identifier = text;
      default -> {
        // Not searched by.
      }
    }
  }

  /** An object ends here. */
  public void end(Tap tap) {
    if (tap.part() == Tap.Part.IDENTIFIER) {
      if (!identifier.isEmpty()) {
        values.add(new SearchValue(tap.parameter(), system, identifier));
      }
      system = "";
      identifier = "";
    }
  }

  public SearchValues values(ResourceType type) {
    return new SearchValues(type, values);
  }
}
