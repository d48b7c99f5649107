package org.safeguard.patient.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.safeguard.access.store.Granting;
import org.safeguard.patient.incoming.LocalReference;
import org.safeguard.patient.request.Condition;
import org.safeguard.patient.store.ConditionSearch;
import org.safeguard.resource.MatchedResource;
import org.safeguard.resource.RejectedCall;
import org.safeguard.resource.ResourceType;

/** The conditions of a transaction: those of its creates, and of references in its resources. */
final class Conditions {

  private final Map<Integer, Condition> ofCreates = new LinkedHashMap<>();
  private final Map<String, Condition> ofReferences = new LinkedHashMap<>();

  /**
   * Gathers them.
   *
   * @param base the address of this service, which may stand before a reference
   * @param budget what the transaction may still search for
   * @throws EntryRejected if one asks for what the index does not answer, or all ask for too much
   */
  static Conditions of(List<EntryRequest> requests, String base, SearchBudget budget) {
    Conditions conditions = new Conditions();
    for (EntryRequest request : requests) {
      if (request instanceof EntryRequest.Create create) {
        create
            .ifNoneExist()
            .ifPresent(condition -> conditions.ofCreates.put(create.entry().index(), condition));
      }
      if (request instanceof EntryRequest.Create || request instanceof EntryRequest.Update) {
        conditions.addReferences(request.entry(), base, budget);
      }
    }
    return conditions;
  }

  private void addReferences(BundleEntry entry, String base, SearchBudget budget) {
    for (String text : entry.resource().orElseThrow().conditions()) {
      if (!ofReferences.containsKey(text)) {
        try {
          find(text, base).ifPresent(found -> ofReferences.put(text, budget.spend(entry, found)));
        } catch (RejectedCall e) {
          throw EntryRejected.of(entry, e);
        }
      }
    }
  }

  /** Nothing where no type stands before the search: it names no target then. */
  private static Optional<Condition> find(String reference, String base) {
    String relative = LocalReference.relative(reference, base);
    int question = relative.indexOf('?');
    return ResourceType.find(relative.substring(0, question))
        .map(type -> Condition.read(type, relative.substring(question + 1)));
  }

  List<Condition> all() {
    List<Condition> all = new ArrayList<>(ofCreates.values());
    all.addAll(ofReferences.values());
    return all;
  }

  /**
   * What matches them, one query a type.
   *
   * @param granting gives the grant to search a type
   */
  MatchedConditions match(ConditionSearch search, Function<ResourceType, Granting> granting) {
    search.lock(ofCreates.values().stream().map(Condition::plan).toList());
    Map<Condition, List<MatchedResource>> found = new HashMap<>();
    byType()
        .forEach(
            (type, conditions) -> {
              List<List<MatchedResource>> matches =
                  search.matches(
                      granting.apply(type),
                      type,
                      conditions.stream().map(Condition::plan).toList());
              for (int i = 0; i < conditions.size(); i++) {
                found.put(conditions.get(i), matches.get(i));
              }
            });
    return new MatchedConditions(of(ofCreates, found), of(ofReferences, found));
  }

  private Map<ResourceType, List<Condition>> byType() {
    Map<ResourceType, List<Condition>> byType = new LinkedHashMap<>();
    for (Condition condition : all()) {
      byType.computeIfAbsent(condition.request().type(), type -> new ArrayList<>()).add(condition);
    }
    return byType;
  }

  private static <K> Map<K, List<MatchedResource>> of(
      Map<K, Condition> conditions, Map<Condition, List<MatchedResource>> found) {
    Map<K, List<MatchedResource>> matches = new HashMap<>();
    conditions.forEach((key, condition) -> matches.put(key, found.get(condition)));
    return matches;
  }
}
