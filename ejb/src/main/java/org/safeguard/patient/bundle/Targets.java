package org.safeguard.patient.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeguard.patient.incoming.IncomingReference;
import org.safeguard.patient.incoming.ReferenceCheck;
import org.safeguard.patient.store.ResourceHead;
import org.safeguard.patient.store.ResourceRepository;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.Issue;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.UnprocessableResource;

/**
 * What the references of a transaction lead to: to what it writes itself, which is known, or to
 * what must be here already, which is asked for once at its end.
 */
final class Targets {

  /**
   * Five for each entry of the largest bundle. All are asked for at the end, and take some 80 MB at
   * most until then.
   */
  static final int MOST_OUTSIDE = 200_000;

  private final Map<ResourceId, ResourceType> standing = new HashMap<>();
  private final Map<ResourceId, Compartment> compartments = new HashMap<>();
  private final Map<ResourceId, IncomingReference> outside = new LinkedHashMap<>();
  private final List<IncomingReference> nowhere = new ArrayList<>();

  /** A resource that the transaction writes, or has found by a condition. */
  void stands(ResourceId id, ResourceType type) {
    standing.put(id, type);
  }

  /** Whose a resource is that the transaction has written. */
  void isIn(ResourceId id, Compartment compartment) {
    compartments.put(id, compartment);
  }

  Optional<Compartment> compartment(ResourceId id) {
    return Optional.ofNullable(compartments.get(id));
  }

  /**
   * Notes what a resource refers to.
   *
   * @throws UnprocessableResource if too much lies outside the transaction
   */
  void referredTo(List<IncomingReference> references) {
    for (IncomingReference reference : references) {
      Optional<ResourceId> id = reference.target().id();
      if (id.isEmpty()) {
        leadsNowhere(reference);
      } else if (!reference.target().type().equals(standing.get(id.get()))) {
        leadsOutside(id.get(), reference);
      }
    }
  }

  private void leadsNowhere(IncomingReference reference) {
    if (nowhere.size() < Issue.MOST) {
      nowhere.add(reference);
    }
  }

  private void leadsOutside(ResourceId id, IncomingReference reference) {
    outside.putIfAbsent(id, reference);
    if (outside.size() > MOST_OUTSIDE) {
      throw new UnprocessableResource(
          List.of(
              Issue.at(
                  reference.place(),
                  "too-costly",
                  "A transaction may refer to 200,000 resources outside it at most.")));
    }
  }

  /**
   * Passes where everything that is referred to is here.
   *
   * @throws UnprocessableResource with the places of references that lead nowhere
   */
  void require(ResourceRepository resources) {
    Map<ResourceId, ResourceHead> here =
        outside.isEmpty() ? Map.of() : resources.heads(outside.keySet());
    List<IncomingReference> asked = new ArrayList<>(nowhere);
    asked.addAll(outside.values());
    ReferenceCheck.require(asked, here);
  }
}
