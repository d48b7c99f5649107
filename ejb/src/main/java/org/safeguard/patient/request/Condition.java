package org.safeguard.patient.request;

import org.safeguard.patient.search.SearchTokens;
import org.safeguard.patient.store.SearchPlan;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.UnsupportedRequest;

/**
 * A search by which a request names one resource, such as {@code identifier=system|value}.
 *
 * @param request the search; its values are PHI
 * @param plan how it is answered
 */
public record Condition(SearchRequest request, SearchPlan plan) {

  /**
   * Reads a condition from a query.
   *
   * @throws org.safeguard.resource.RejectedCall if it asks for nothing, or for more than the index
   *     answers by itself
   */
  public static Condition read(ResourceType type, String query) {
    SearchRequest request = SearchReader.read(type, QueryString.parse(query));
    SearchPlan plan = SearchTokens.plan(request);
    if (plan.allOfAny().isEmpty() || plan.ids().isPresent() || !plan.patients().isEmpty()) {
      throw new UnsupportedRequest(
          "A condition must name values to search by, such as an identifier.");
    }
    return new Condition(request, plan);
  }

  @Override
  public String toString() {
    return "condition on " + request.type();
  }
}
