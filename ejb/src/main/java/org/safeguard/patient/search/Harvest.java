package org.safeguard.patient.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceType;

/**
 * Gathers the search values of one resource while it is passed over. It holds so many and no more:
 * each value costs up to a dozen terms of the index, and no record needs thousands.
 */
public final class Harvest {

  static final int MOST_VALUES = 1_000;
  static final int LONGEST_VALUE = 2_000;

  private final List<SearchValue> values = new ArrayList<>();
  private final ListedName name = new ListedName();
  private Optional<String> excess = Optional.empty();
  // Identifiers do not stand within identifiers where there are taps, so one at a time is enough.
  private String system = "";
  private String identifier = "";

  /** A primitive value stands here. */
  public void value(Tap tap, String text) {
    switch (tap.part()) {
      case VALUE -> {
        add(tap, "", text);
        name.part(tap.parameter(), text);
      }
      case NAME_PART -> name.part(tap.parameter(), text);
      case IDENTIFIER_SYSTEM -> system = text;
      case IDENTIFIER_VALUE -> identifier = text;
      default -> {
        // Not searched by.
      }
    }
  }

  /** An object ends here. */
  public void end(Tap tap) {
    if (tap.part() == Tap.Part.NAME) {
      name.end();
    } else if (tap.part() == Tap.Part.IDENTIFIER) {
      if (!identifier.isEmpty()) {
        add(tap, system, identifier);
      }
      system = "";
      identifier = "";
    }
  }

  /** A reference to a patient of this server stands here. */
  public void patient(Tap tap, PatientId patient) {
    if (tap.ofPatient()) {
      add(tap, "", patient.toString());
    }
  }

  private void add(Tap tap, String system, String text) {
    if (text.length() > LONGEST_VALUE || system.length() > LONGEST_VALUE) {
      excess =
          Optional.of("A value to search by is longer than 2,000 characters: " + tap.parameter());
    } else if (values.size() == MOST_VALUES) {
      excess =
          Optional.of("There are more than 1,000 values to search by, such as " + tap.parameter());
    } else {
      values.add(new SearchValue(tap.parameter(), system, text));
    }
  }

  /** Why not all that was passed over could be gathered; names the search parameter. */
  public Optional<String> excess() {
    return excess;
  }

  public SearchValues values(ResourceType type) {
    List<SearchValue> all = new ArrayList<>(values);
    name.find()
        .ifPresent(listed -> all.add(new SearchValue(SearchParameters.LISTED_NAME, "", listed)));
    return new SearchValues(type, all);
  }
}
