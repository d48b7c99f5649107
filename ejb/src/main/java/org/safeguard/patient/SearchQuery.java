package org.safeguard.patient;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.safeguard.audit.CallContext.SearchedFor;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.SearchRequest;

/** How searches stand in the audit entry: names in clear, the whole query to be sealed. */
final class SearchQuery {

  /** Of a transaction's thousands of conditions, so much is kept; what they found is all named. */
  private static final int LONGEST = 65_536;

  private static final int DIGITS = 16;

  private SearchQuery() {}

  static SearchedFor of(SearchRequest request) {
    return new SearchedFor(names(request), query(request));
  }

  /**
   * Several searches of one call, each with its type on a line. Where they are too long, the first
   * ones stand there, and in the last line how many more there were and the first 16 hexadecimal
   * digits of the SHA-256 of their lines.
   */
  static SearchedFor of(List<SearchRequest> requests) {
    List<String> names =
        requests.stream().flatMap(request -> names(request).stream()).distinct().toList();
    StringBuilder queries = new StringBuilder();
    int kept = 0;
    while (kept < requests.size()) {
      String line = line(requests.get(kept));
      if (queries.length() + line.length() > LONGEST) {
        queries.append(leftOut(requests.subList(kept, requests.size())));
        break;
      }
      queries.append(line);
      kept++;
    }
    return new SearchedFor(names, queries.toString());
  }

  private static String line(SearchRequest request) {
    return request.type() + "?" + query(request) + "\n";
  }

  private static String leftOut(List<SearchRequest> rest) {
    MessageDigest digest = sha256();
    rest.forEach(request -> digest.update(line(request).getBytes(StandardCharsets.UTF_8)));
    String hash = HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    return "# " + rest.size() + " more left out, SHA-256 " + hash + "\n";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
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
