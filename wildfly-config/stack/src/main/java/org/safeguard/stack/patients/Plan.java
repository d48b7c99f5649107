package org.safeguard.stack.patients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeguard.stack.patients.Delivery.Form;

/**
 * How a file is sent so that a second load, and one after a lost answer, makes no resource twice.
 *
 * <p>A transaction goes as it is; whether it stands is known by the first Patient that it creates,
 * else by the first resource that it creates and that has an identifier. The entries of a batch go
 * together, each on the condition that its identifier is not there. An entry without an identifier
 * goes with the entry of the same batch that it names by identifier, both in one transaction: so
 * Synthea's PractitionerRole is there when its Practitioner is.
 *
 * @param unknowable entries that a second load could not know again
 */
record Plan(List<Delivery> deliveries, List<Entry> unknowable) {
  static final String UNKNOWABLE =
      "has no identifier with system and value, so a second load could not know it";

  Plan {
    deliveries = List.copyOf(deliveries);
    unknowable = List.copyOf(unknowable);
  }

  /**
   * @throws Refused if the file as a whole cannot be loaded
   */
  static Plan of(FhirFile file) throws Refused {
    if (!file.isBundle()) {
      return ofResource(file);
    }
    return switch (file.bundleType()) {
      case "transaction" -> ofTransaction(file);
      case "batch" -> ofBatch(file);
      case "" -> throw new Refused("is a Bundle without a type");
      default ->
          throw new Refused(
              "is a Bundle of the type %s; only batch and transaction can be loaded"
                  .formatted(file.bundleType()));
    };
  }

  private static Plan ofResource(FhirFile file) {
    Entry resource = file.entries().get(0);
    return resource.identifier().isPresent()
        ? new Plan(List.of(Delivery.alone(file, resource)), List.of())
        : new Plan(List.of(), List.of(resource));
  }

  private static Plan ofTransaction(FhirFile file) throws Refused {
    Optional<Entry> mark = mark(file.entries());
    if (mark.isEmpty() && file.entries().stream().anyMatch(Entry::doubles)) {
      throw new Refused(
          "creates no resource unconditionally that has an identifier with system and value, so a"
              + " second load could not know it");
    }
    return new Plan(
        List.of(new Delivery(file, Form.WHOLE_TRANSACTION, file.entries(), mark)), List.of());
  }

  private static Optional<Entry> mark(List<Entry> entries) {
    List<Entry> marks =
        entries.stream().filter(Entry::doubles).filter(e -> e.identifier().isPresent()).toList();
    return marks.stream()
        .filter(entry -> entry.type().equals("Patient"))
        .findFirst()
        .or(() -> marks.stream().findFirst());
  }

  private static Plan ofBatch(FhirFile file) {
    Map<Identifier, Entry> created = createdBy(file);
    Map<Entry, List<Entry>> groups = new LinkedHashMap<>();
    List<Entry> unknowable = new ArrayList<>();
    for (Entry entry : file.entries()) {
      if (entry.doubles() && entry.identifier().isEmpty()) {
        Optional<Identifier> owner =
            entry.named().stream().filter(created::containsKey).findFirst();
        owner.ifPresentOrElse(
            key -> groups.computeIfAbsent(created.get(key), Plan::group).add(entry),
            () -> unknowable.add(entry));
      }
    }
    return new Plan(deliveries(file, groups, unknowable), unknowable);
  }

  private static Map<Identifier, Entry> createdBy(FhirFile file) {
    Map<Identifier, Entry> created = new HashMap<>();
    for (Entry entry : file.entries()) {
      if (entry.method().equals("POST")) {
        entry.identifier().ifPresent(key -> created.putIfAbsent(key, entry));
      }
    }
    return created;
  }

  private static List<Entry> group(Entry owner) {
    return new ArrayList<>(List.of(owner));
  }

  private static List<Delivery> deliveries(
      FhirFile file, Map<Entry, List<Entry>> groups, List<Entry> unknowable) {
    Set<Entry> apart = new HashSet<>(unknowable);
    groups.values().forEach(apart::addAll);
    List<Entry> together = file.entries().stream().filter(entry -> !apart.contains(entry)).toList();
    List<Delivery> deliveries = new ArrayList<>();
    if (!together.isEmpty()) {
      deliveries.add(new Delivery(file, Form.BATCH, together, Optional.empty()));
    }
    groups.forEach(
        (owner, group) ->
            deliveries.add(new Delivery(file, Form.TRANSACTION, group, Optional.of(owner))));
    return deliveries;
  }
}
