package org.safeguard.patient.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.UnsupportedRequest;

/**
 * Texts. The index holds their starts of 2 to 12 letters, and the whole in a field of its own for
 * {@code :exact}. A longer start is looked up by its first 12 letters; the exact comparison does
 * the rest.
 */
final class StringIndexing implements Indexing {

  static final int SHORTEST = 2;
  static final int LONGEST = 12;

  @Override
  public void index(SearchParameter parameter, SearchValue value, Consumer<IndexTerm> terms) {
    String text = SearchText.normalise(value.value());
    if (text.isEmpty()) {
      return;
    }
    int longest = Math.min(SearchText.length(text), LONGEST);
    for (int letters = SHORTEST; letters <= longest; letters++) {
      terms.accept(start(parameter, SearchText.prefix(text, letters)));
    }
    terms.accept(whole(parameter, text));
  }

  @Override
  public PlannedCriterion plan(SearchParameter parameter, SearchCriterion criterion) {
    boolean exact = criterion.modifier().isPresent();
    if (exact && !criterion.modifier().get().equals("exact")) {
      throw new UnsupportedRequest(
          "The search parameter " + parameter.name() + " takes no modifier but :exact.");
    }
    List<String> asked = criterion.values().stream().map(QueryValue::unescape).toList();
    return exact ? exact(parameter, asked) : starts(parameter, asked);
  }

  private static PlannedCriterion exact(SearchParameter parameter, List<String> asked) {
    List<IndexTerm> terms =
        asked.stream().map(text -> whole(parameter, SearchText.normalise(text))).toList();
    Set<String> texts = Set.copyOf(asked);
    return PlannedCriterion.ofTerms(
        parameter.name(), terms, value -> texts.contains(value.value()));
  }

  private static PlannedCriterion starts(SearchParameter parameter, List<String> asked) {
    List<String> starts = asked.stream().map(SearchText::normalise).toList();
    List<IndexTerm> terms = new ArrayList<>();
    for (String text : starts) {
      int letters = SearchText.length(text);
      if (letters < SHORTEST) {
        throw new UnsupportedRequest(
            "A value of the search parameter "
                + parameter.name()
                + " must have at least "
                + SHORTEST
                + " letters, or the modifier :exact.");
      }
      terms.add(start(parameter, SearchText.prefix(text, Math.min(letters, LONGEST))));
    }
    return PlannedCriterion.ofTerms(parameter.name(), terms, startsWithOneOf(starts));
  }

  private static Predicate<SearchValue> startsWithOneOf(List<String> starts) {
    Set<String> distinct = starts.stream().collect(Collectors.toUnmodifiableSet());
    return value -> {
      String text = SearchText.normalise(value.value());
      return distinct.stream().anyMatch(text::startsWith);
    };
  }

  private static IndexTerm start(SearchParameter parameter, String letters) {
    return new IndexTerm(parameter.field(), letters);
  }

  private static IndexTerm whole(SearchParameter parameter, String text) {
    return new IndexTerm(parameter.field() + ":exact", text);
  }
}
