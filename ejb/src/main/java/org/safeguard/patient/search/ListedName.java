package org.safeguard.patient.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name by which a list shows and sorts a person: of their HumanNames the official one, or else
 * the first; family name first, or as its text says where it has no parts. It is gathered while a
 * resource is passed over, in which a name's parts come in any order.
 */
final class ListedName {

  /** More of it decides no order. */
  private static final int LONGEST = 200;

  private static final String OFFICIAL = "official";

  private Parts current = new Parts();
  private Optional<Parts> first = Optional.empty();
  private Optional<Parts> official = Optional.empty();

  /** One HumanName. */
  private static final class Parts {
    private String use = "";
    private String text = "";
    private String family = "";
    private final List<String> given = new ArrayList<>();

    private String listed() {
      String parts = joined(", ", Stream.of(family, joined(" ", given.stream())));
      return parts.isEmpty() ? text.strip() : parts;
    }

    private static String joined(String between, Stream<String> parts) {
      return parts.filter(part -> !part.isBlank()).collect(Collectors.joining(between));
    }
  }

  /** An element of a HumanName stands here. */
  void part(String element, String value) {
    switch (element) {
      case "use" -> current.use = value;
      case "text" -> current.text = value;
      case "family" -> current.family = value;
      case "given" -> current.given.add(value);
      default -> {
        // Not shown by lists.
      }
    }
  }

  /** A HumanName ends here. */
  void end() {
    Parts ended = current;
    current = new Parts();
    first = first.or(() -> Optional.of(ended));
    if (ended.use.equals(OFFICIAL)) {
      official = official.or(() -> Optional.of(ended));
    }
  }

  /** Empty where that name says nothing; nothing where there is no name. */
  Optional<String> find() {
    return official
        .or(() -> first)
        .map(Parts::listed)
        .map(name -> name.substring(0, Math.min(LONGEST, name.length())));
  }
}
