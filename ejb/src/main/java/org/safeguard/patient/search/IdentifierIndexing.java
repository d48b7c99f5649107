package org.safeguard.patient.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.UnsupportedRequest;

/**
 * Identifiers, case-sensitive: {@code system|value}, {@code |value} for one without a system, and
 * {@code value} in any system.
 */
final class IdentifierIndexing implements Indexing {

  @Override
  public void index(SearchParameter parameter, SearchValue value, Consumer<IndexTerm> terms) {
    terms.accept(inSystem(parameter, value.system(), value.value()));
    terms.accept(anywhere(parameter, value.value()));
  }

  @Override
  public PlannedCriterion plan(SearchParameter parameter, SearchCriterion criterion) {
    if (criterion.modifier().isPresent()) {
      throw new UnsupportedRequest(
          "The search parameter " + parameter.name() + " takes no modifier.");
    }
    List<IndexTerm> terms = new ArrayList<>();
    Predicate<SearchValue> any = value -> false;
    for (String asked : criterion.values()) {
      int pipe = QueryValue.pipe(asked);
      String value = QueryValue.unescape(asked.substring(pipe + 1));
      if (value.isEmpty()) {
        throw new UnsupportedRequest(
            "The search parameter " + parameter.name() + " needs a value after the system.");
      }
      if (pipe < 0) {
        terms.add(anywhere(parameter, value));
        any = any.or(stored -> stored.value().equals(value));
      } else {
        String system = QueryValue.unescape(asked.substring(0, pipe));
        terms.add(inSystem(parameter, system, value));
        any = any.or(stored -> stored.system().equals(system) && stored.value().equals(value));
      }
    }
    return PlannedCriterion.ofTerms(parameter.name(), terms, any);
  }

  private static IndexTerm inSystem(SearchParameter parameter, String system, String value) {
    return new IndexTerm(parameter.field(), system + "|" + value);
  }

  private static IndexTerm anywhere(SearchParameter parameter, String value) {
    return new IndexTerm(parameter.field() + ".value", value);
  }
}
