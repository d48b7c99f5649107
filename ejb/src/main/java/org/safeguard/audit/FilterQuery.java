package org.safeguard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safeguard.audit.CallContext.SearchedFor;
import org.safeguard.audit.trail.AuditFilter;

/** How a search of the log stands in its own entry: names in clear, values to be sealed. */
final class FilterQuery {

  private FilterQuery() {}

  static SearchedFor of(AuditFilter filter) {
    Map<String, Optional<?>> asked = new LinkedHashMap<>();
    asked.put("from", filter.from());
    asked.put("to", filter.to());
    asked.put("actor", filter.actor());
    asked.put("action", filter.action());
    asked.put("outcome", filter.outcome());
    asked.put("patient", filter.patient());
    asked.put("resource", filter.resource());
    asked.put("request", filter.requestId());
    asked.put("address", filter.address());
    asked.values().removeIf(Optional::isEmpty);
    String values =
        asked.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue().get().toString(), UTF_8))
            .collect(Collectors.joining("&"));
    return new SearchedFor(List.copyOf(asked.keySet()), values);
  }
}
