package org.safeguard.patient.incoming;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.safeguard.patient.store.ResourceHead;
import org.safeguard.resource.Issue;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.UnprocessableResource;

/** Whether references lead to resources that are here. */
public final class ReferenceCheck {

  private ReferenceCheck() {}

  /**
   * Passes where each target is among those that are here, as the type that the reference names.
   *
   * @throws UnprocessableResource with the places of those that lead nowhere
   */
  public static void require(
      List<IncomingReference> references, Map<ResourceId, ResourceHead> here) {
    List<Issue> issues = new ArrayList<>();
    for (IncomingReference reference : references) {
      if (issues.size() < Issue.MOST && !leadsSomewhere(reference, here)) {
        issues.add(
            Issue.at(
                reference.place(), "not-found", "The resource that is referred to is not here."));
      }
    }
    if (!issues.isEmpty()) {
      throw new UnprocessableResource(issues);
    }
  }

  private static boolean leadsSomewhere(
      IncomingReference reference, Map<ResourceId, ResourceHead> here) {
    return reference
        .target()
        .id()
        .map(here::get)
        .map(head -> head.type().equals(reference.target().type()))
        .orElse(false);
  }
}
