package org.safeguard.patient;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.safeguard.audit.CallContext.SearchedFor;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.SearchRequest;

/** How a search stands in the audit entry: names in clear, the whole query to be sealed. */
final class SearchQuery {

  private SearchQuery() {}

  static SearchedFor of(SearchRequest request) {
    List<String> names = request.criteria().stream().map(SearchCriterion::toString).toList();
    String query =
        request.criteria().stream()
            .map(criterion -> criterion + "=" + encoded(criterion.values()))
            .collect(Collectors.joining("&"));
    return new SearchedFor(names, query);
  }

  private static String encoded(List<String> values) {
    return values.stream()
        .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8))
        .collect(Collectors.joining(","));
  }
}
