package org.safeguard.patient.search;

import java.util.List;
import java.util.Optional;
import org.safeguard.patient.search.PatientOrder.Key;
import org.safeguard.patient.store.ListPlan;
import org.safeguard.resource.ResourceType;

/**
 * The order of a list of patients, by the name that it shows; who lacks the value stands last
 * either way.
 *
 * @param by what they are sorted by first; the other decides where that is equal
 */
public record PatientOrder(By by, boolean descending) implements ListPlan<Key> {

  /** What a list of patients can be sorted by. */
  public enum By {
    NAME,
    BIRTH_DATE
  }

  @Override
  public Optional<Key> key(ResourceType type, byte[] summary) {
    Summary values = Summary.read(summary);
    String name = name(values);
    String birthDate = first(values, "birthdate");
    return Optional.of(
        by == By.NAME
            ? new Key(descending, List.of(name, birthDate))
            : new Key(descending, List.of(birthDate, name)));
  }

  /** Summaries that were written before they had the name that is shown have the first of all. */
  private static String name(Summary values) {
    return values.values(SearchParameters.LISTED_NAME).isEmpty()
        ? first(values, "family") + ", " + first(values, "given")
        : first(values, SearchParameters.LISTED_NAME);
  }

  private static String first(Summary values, String parameter) {
    return values.values(parameter).stream()
        .findFirst()
        .map(value -> SearchText.normalise(value.value()))
        .orElse("");
  }

  /** Texts to compare one after the other. PHI, so this record never prints it. */
  public record Key(boolean descending, List<String> texts) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      for (int i = 0; i < texts.size(); i++) {
        int order = compare(texts.get(i), other.texts.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }

    private int compare(String one, String two) {
      if (missing(one) || missing(two)) {
        return Boolean.compare(missing(one), missing(two));
      }
      return descending ? two.compareTo(one) : one.compareTo(two);
    }

    private static boolean missing(String text) {
      return text.isEmpty() || text.startsWith(",");
    }

    @Override
    public String toString() {
      return "key";
    }
  }
}
