package org.safeguard.web.console.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeguard.resource.SearchCriterion;

/** What a person looks for a patient by. It is PHI: never printed, never in an address. */
record PatientQuery(String identifier, String family, String given) {

  static final PatientQuery NOTHING = new PatientQuery("", "", "");

  /** The identifier as it is written, the names without what surrounds them. */
  PatientQuery {
    identifier = stripped(identifier);
    family = stripped(family);
    given = stripped(given);
  }

  /**
   * What is meant by words in one field: with a digit an identifier, else {@code family, given},
   * else given names with the family name last.
   */
  static PatientQuery ofWords(String words) {
    String text = stripped(words);
    if (text.chars().anyMatch(Character::isDigit)) {
      return new PatientQuery(text, "", "");
    }
    int comma = text.indexOf(',');
    if (comma >= 0) {
      return new PatientQuery("", text.substring(0, comma), text.substring(comma + 1));
    }
    int last = text.lastIndexOf(' ');
    return new PatientQuery("", text.substring(last + 1), text.substring(0, Math.max(0, last)));
  }

  boolean isEmpty() {
    return identifier.isEmpty() && family.isEmpty() && given.isEmpty();
  }

  /** Whether each name is long enough to search by its beginning. */
  boolean hasShortName() {
    return Stream.concat(Stream.of(family), Stream.of(given.split(" ")))
        .anyMatch(name -> name.length() == 1);
  }

  /** All that is given must hold. */
  List<SearchCriterion> criteria() {
    List<SearchCriterion> criteria = new ArrayList<>();
    add(criteria, "identifier", identifier);
    add(criteria, "family", family);
    for (String name : given.split(" ")) {
      add(criteria, "given", name);
    }
    return criteria;
  }

  private static void add(List<SearchCriterion> criteria, String parameter, String value) {
    if (!value.isEmpty()) {
      String escaped = value.replace("\\", "\\\\");
      criteria.add(new SearchCriterion(parameter, Optional.empty(), List.of(escaped)));
    }
  }

  private static String stripped(String value) {
    return value == null ? "" : value.strip().replaceAll("\\s+", " ");
  }

  @Override
  public String toString() {
    return "PatientQuery";
  }
}
