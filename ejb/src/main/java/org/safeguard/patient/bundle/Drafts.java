package org.safeguard.patient.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.safeguard.patient.request.Condition;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.resource.MatchedResource;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/**
 * Gives each create and update of a transaction its id and version, and refuses entries that
 * contradict one another. For one transaction and one thread.
 */
final class Drafts {

  private final Supplier<ResourceId> ids;
  private final Set<ResourceId> deleted = new HashSet<>();
  private final Map<ResourceId, Integer> updated = new HashMap<>();
  private final Set<Asked> created = new HashSet<>();

  private Drafts(Supplier<ResourceId> ids) {
    this.ids = ids;
  }

  /** What a condition asks the index for: equal of two that are written differently. */
  private record Asked(ResourceType type, Set<Set<IndexTerm>> allOfAny) {

    static Asked of(Condition condition) {
      return new Asked(
          condition.request().type(),
          condition.plan().allOfAny().stream().map(Set::copyOf).collect(Collectors.toSet()));
    }
  }

  /**
   * A draft for each create and update, in the order of the requests.
   *
   * @param conditions what matches the conditions of the creates
   * @param ids gives the ids of new resources
   * @throws EntryRejected if two entries change one resource or create under one condition, or a
   *     condition names several resources or one that is deleted
   */
  static List<Draft> of(
      List<EntryRequest> requests, MatchedConditions conditions, Supplier<ResourceId> ids) {
    Drafts drafts = new Drafts(ids);
    requests.forEach(drafts::note);
    List<Draft> all = new ArrayList<>();
    for (EntryRequest request : requests) {
      if (request instanceof EntryRequest.Create create) {
        all.add(drafts.of(create, conditions.there(create)));
      } else if (request instanceof EntryRequest.Update update) {
        all.add(new Draft(update, update.id(), version(update), Optional.empty()));
      }
    }
    return all;
  }

  private void note(EntryRequest request) {
    if (request instanceof EntryRequest.Update update) {
      requireUnchanged(update.entry(), update.id());
      updated.put(update.id(), version(update));
    } else if (request instanceof EntryRequest.Delete delete) {
      requireUnchanged(delete.entry(), delete.id());
      deleted.add(delete.id());
    }
  }

  private void requireUnchanged(BundleEntry entry, ResourceId id) {
    if (deleted.contains(id) || updated.containsKey(id)) {
      throw EntryRejected.invalid(
          entry, ".request.url", "Another entry changes the same resource in this transaction.");
    }
  }

  /** The one after that which the update names. */
  private static int version(EntryRequest.Update update) {
    return update.ifMatch().orElse(0) + 1;
  }

  private Draft of(EntryRequest.Create create, Optional<MatchedResource> there) {
    if (there.isEmpty()) {
      create.ifNoneExist().ifPresent(condition -> requireFirst(create.entry(), condition));
      return new Draft(create, ids.get(), 1, there);
    }
    ResourceId id = there.get().id();
    if (deleted.contains(id)) {
      throw EntryRejected.invalid(
          create.entry(),
          ".request.ifNoneExist",
          "The condition names a resource that another entry deletes.");
    }
    return new Draft(create, id, updated.getOrDefault(id, there.get().version()), there);
  }

  /** Conditions are looked up before anything is written, and so do not find each other's. */
  private void requireFirst(BundleEntry entry, Condition condition) {
    if (!created.add(Asked.of(condition))) {
      throw EntryRejected.duplicate(
          entry, ".request.ifNoneExist", "Another entry creates under the same condition.");
    }
  }
}
