package org.safeguard.patient;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.safeguard.audit.CallContext.SearchedFor;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.SearchRequest;

/** How searches stand in the audit entry: names in clear, the whole query to be sealed. */
final class SearchQuery {

  /** Of a transaction's thousands of conditions, so much is kept; what they found is all named. */
  private static final int LONGEST = 65_536;

  private SearchQuery() {}

  static SearchedFor of(SearchRequest request) {
    return new SearchedFor(names(request), query(request));
  }

  /** Several searches of one call, each with its type. */
  static SearchedFor of(List<SearchRequest> requests) {
    List<String> names =
        requests.stream().flatMap(request -> names(request).stream()).distinct().toList();
    StringBuilder queries = new StringBuilder();
    for (SearchRequest request : requests) {
      String line = request.type() + "?" + query(request) + "\n";
      if (queries.length() + line.length() > LONGEST) {
        break;
      }
      queries.append(line);
    }
    return new SearchedFor(names, queries.toString());
  }

  private static List<String> names(SearchRequest request) {
    return request.criteria().stream().map(SearchCriterion::toString).toList();
  }

  private static String query(SearchRequest request) {
    return request.criteria().stream()
        .map(criterion -> criterion + "=" + encoded(criterion.values()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(List<String> values) {
    return values.stream()
        .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8))
        .collect(Collectors.joining(","));
  }
}
