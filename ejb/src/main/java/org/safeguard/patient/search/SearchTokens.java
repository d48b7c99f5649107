package org.safeguard.patient.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.patient.store.SearchPlan;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.UnsupportedRequest;

/**
 * What the index takes up of a resource, and what a search asks of it: both in one place, so that
 * what was stored is found.
 */
public final class SearchTokens {

  private static final String ID = "_id";

  private SearchTokens() {}

  static List<IndexTerm> terms(SearchValues values) {
    Set<IndexTerm> terms = new LinkedHashSet<>();
    for (SearchValue value : values.values()) {
      SearchParameters.find(values.type(), value.parameter())
          .ifPresent(p -> Indexing.of(p.kind()).index(p, value, terms::add));
    }
    return List.copyOf(terms);
  }

  /**
   * How to answer a search. A criterion's values are written with FHIR's escapes, as they stand in
   * a query.
   *
   * @throws UnsupportedRequest if a parameter or modifier is not known, or a value asks for more
   *     than the index can answer
   */
  public static SearchPlan plan(SearchRequest request) {
    List<PlannedCriterion> criteria = new ArrayList<>();
    Optional<Set<ResourceId>> ids = Optional.empty();
    for (SearchCriterion criterion : request.criteria()) {
      requireValues(criterion);
      if (criterion.parameter().equals(ID)) {
        ids = Optional.of(narrowed(ids, ids(criterion)));
      } else {
        SearchParameter parameter = parameter(request.type(), criterion);
        criteria.add(Indexing.of(parameter.kind()).plan(parameter, criterion));
      }
    }
    return new PlannedSearch(List.copyOf(criteria), ids);
  }

  // FHIR lets a server ignore a parameter without value; here that would answer every patient.
  private static void requireValues(SearchCriterion criterion) {
    if (criterion.values().isEmpty() || criterion.values().contains("")) {
      throw new UnsupportedRequest("A search parameter stands without a value.");
    }
  }

  private static SearchParameter parameter(ResourceType type, SearchCriterion criterion) {
    return SearchParameters.find(type, criterion.parameter())
        .orElseThrow(() -> new UnsupportedRequest(unknown(type)));
  }

  // The name asked for is the caller's text and may hold anything, so it is not repeated.
  private static String unknown(ResourceType type) {
    String known =
        SearchParameters.of(type).stream()
            .filter(SearchParameter::isSearched)
            .map(SearchParameter::name)
            .distinct()
            .collect(Collectors.joining(", "));
    return "A search parameter is not known here; for "
        + type
        + " there are _id"
        + (known.isEmpty() ? "." : ", " + known + ".");
  }

  private static Set<ResourceId> ids(SearchCriterion criterion) {
    if (criterion.modifier().isPresent()) {
      throw new UnsupportedRequest("The search parameter _id takes no modifier.");
    }
    // A text that can be no id of this server is no error: nothing has it.
    return criterion.values().stream()
        .flatMap(value -> ResourceId.find(value).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<ResourceId> narrowed(Optional<Set<ResourceId>> before, Set<ResourceId> ids) {
    Set<ResourceId> both = new HashSet<>(ids);
    before.ifPresent(both::retainAll);
    return Set.copyOf(both);
  }
}
