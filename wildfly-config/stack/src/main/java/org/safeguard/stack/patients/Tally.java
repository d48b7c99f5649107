package org.safeguard.stack.patients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.safeguard.stack.patients.BundleReply.EntryReply;
import org.safeguard.stack.patients.Delivery.Form;

/** Counts what becomes of each resource, and names those that are refused as it goes. */
final class Tally {
  private final Consumer<String> tell;
  private final SortedMap<String, Integer> loaded = new TreeMap<>();
  private final List<String> refusals = new ArrayList<>();
  private int present;
  private int refused;

  Tally(Consumer<String> tell) {
    this.tell = tell;
  }

  LoadReport report(Duration took) {
    return new LoadReport(loaded, present, refused, refusals, took);
  }

  void present(Delivery delivery) {
    present += resources(delivery.entries());
  }

  void loaded(Delivery delivery) {
    delivery.entries().stream().filter(Entry::brings).forEach(this::loaded);
  }

  void entryRefused(FhirFile file, Entry entry, String reason) {
    refused++;
    refuse(file.name() + ", " + (file.isBundle() ? place(entry) : entry.type()), reason);
  }

  void fileUnreadable(String fileName, String reason) {
    refused++;
    refuse(fileName, reason);
  }

  void fileRefused(FhirFile file, String reason) {
    refused += Math.max(1, resources(file.entries()));
    refuse(file.name(), reason);
  }

  /** Nothing of the delivery was taken. */
  void deliveryRefused(Delivery delivery, String reason) {
    deliveryRefused(delivery, reason, Optional.empty());
  }

  /** Returns the entries that the server has only put off. */
  List<Entry> answered(Delivery delivery, Reply reply) {
    List<Entry> putOff = new ArrayList<>();
    if (!reply.succeeded()) {
      Outcome outcome = Outcome.of(reply);
      deliveryRefused(delivery, outcome.text(), outcome.entry());
    } else if (delivery.form() == Form.RESOURCE) {
      taken(delivery.entries().get(0), reply.status());
    } else {
      answered(delivery, BundleReply.of(reply).entries(), putOff);
    }
    return putOff;
  }

  private void answered(Delivery delivery, List<EntryReply> replies, List<Entry> putOff) {
    for (int i = 0; i < delivery.entries().size(); i++) {
      Entry entry = delivery.entries().get(i);
      if (i < replies.size() && delivery.isBatch() && replies.get(i).putOff()) {
        putOff.add(entry);
      } else if (i < replies.size()) {
        answered(delivery, entry, replies.get(i));
      } else if (delivery.isBatch()) {
        entryRefused(delivery.file(), entry, "the answer does not say what became of it");
      } else {
        taken(entry, 201);
      }
    }
  }

  private void answered(Delivery delivery, Entry entry, EntryReply reply) {
    if (reply.outcome().isPresent() && delivery.isBatch()) {
      entryRefused(delivery.file(), entry, reply.outcome().get().text());
    } else {
      taken(entry, reply.status());
    }
  }

  /** Success on a create that is not 201 means that the condition found it there. */
  private void taken(Entry entry, int status) {
    if (entry.method().equals("POST") && status == 200) {
      present++;
    } else if (entry.brings()) {
      loaded(entry);
    }
  }

  private void loaded(Entry entry) {
    loaded.merge(entry.type(), 1, Integer::sum);
  }

  private void deliveryRefused(Delivery delivery, String reason, Optional<Integer> entry) {
    refused += Math.max(1, resources(delivery.entries()));
    List<Entry> entries = delivery.entries();
    String because =
        entry
            .filter(index -> index < entries.size())
            .map(index -> ", because of " + place(entries.get(index)))
            .orElse("");
    refuse(delivery + because, reason);
  }

  private void refuse(String what, String reason) {
    String line = "Refused: %s: %s".formatted(what, reason);
    refusals.add(line);
    tell.accept(line);
  }

  private static int resources(List<Entry> entries) {
    return (int) entries.stream().filter(Entry::brings).count();
  }

  private static String place(Entry entry) {
    return "entry %d (%s)".formatted(entry.index(), entry.type());
  }
}
