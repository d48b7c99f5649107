package org.safeguard.patient.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeguard.patient.request.QueryString.Parameter;
import org.safeguard.patient.search.SearchTokens;
import org.safeguard.resource.InvalidRequest;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.UnsupportedRequest;

/** Reads a search from its parameters. */
public final class SearchReader {

  /** Of a page: how many matches it holds at most. */
  static final String COUNT = "_count";

  /** Of a page: the last id of the page before. */
  public static final String AFTER = "_after";

  private static final int USUAL_COUNT = 50;
  private static final int LARGEST_COUNT = 1_000;
  private static final Set<String> OF_PAGES = Set.of(COUNT, AFTER, "_format", "_pretty");
  private static final Set<String> OF_FHIR =
      Set.of(
          "_contained",
          "_containedType",
          "_content",
          "_elements",
          "_filter",
          "_has",
          "_include",
          "_lastUpdated",
          "_list",
          "_profile",
          "_query",
          "_revinclude",
          "_security",
          "_sort",
          "_source",
          "_summary",
          "_tag",
          "_text",
          "_total",
          "_type");

  private SearchReader() {}

  /**
   * @throws org.safeguard.resource.RejectedCall if it asks for what this server does not do; before
   *     anything notes the names, which are the caller's text until they are known to be FHIR's
   */
  public static SearchRequest read(ResourceType type, QueryString query) {
    List<SearchCriterion> criteria =
        query.parameters().stream()
            .filter(parameter -> !OF_PAGES.contains(parameter.name()))
            .map(SearchReader::criterion)
            .toList();
    SearchRequest request = new SearchRequest(type, criteria, count(query), after(query));
    SearchTokens.plan(request);
    return request;
  }

  private static SearchCriterion criterion(Parameter parameter) {
    int colon = parameter.name().indexOf(':');
    String name = colon < 0 ? parameter.name() : parameter.name().substring(0, colon);
    if (OF_FHIR.contains(name)) {
      throw new UnsupportedRequest("This server does not do " + name + " in a search yet.");
    }
    return colon < 0
        ? new SearchCriterion(name, Optional.empty(), values(parameter.value()))
        : new SearchCriterion(
            name, Optional.of(parameter.name().substring(colon + 1)), values(parameter.value()));
  }

  /** Splits at commas that no backslash stands before; other escapes stay as they are. */
  private static List<String> values(String value) {
    List<String> values = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '\\') {
        i++;
      } else if (value.charAt(i) == ',') {
        values.add(value.substring(start, i));
        start = i + 1;
      }
    }
    values.add(value.substring(start));
    return values;
  }

  private static int count(QueryString query) {
    Optional<String> asked = query.find(COUNT);
    if (asked.isEmpty()) {
      return USUAL_COUNT;
    }
    int count =
        Positive.find(asked.get())
            .orElseThrow(() -> new InvalidRequest("_count must be a number from 1 up."));
    return Math.min(count, LARGEST_COUNT);
  }

  private static Optional<ResourceId> after(QueryString query) {
    Optional<String> asked = query.find(AFTER);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Optional<ResourceId> after = ResourceId.find(asked.get());
    if (after.isEmpty()) {
      throw new InvalidRequest("_after is not one that this server gave in a next link.");
    }
    return after;
  }
}
