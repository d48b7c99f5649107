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
    if (!reply.succeeded()) {
      Outcome outcome = Outcome.of(reply);
      deliveryRefused(delivery, outcome.text(), outcome.entry());
    } else if (delivery.isBatch()) {
      return batchAnswered(delivery, BundleReply.of(reply));
    } else if (delivery.form() == Form.RESOURCE) {
      taken(delivery.entries().get(0), reply.status());
    } else {
      transactionAnswered(delivery.entries(), BundleReply.of(reply).entries());
    }
    return List.of();
  }

  private List<Entry> batchAnswered(Delivery delivery, BundleReply reply) {
    List<Entry> putOff = new ArrayList<>();
    for (int i = 0; i < delivery.entries().size(); i++) {
      Entry entry = delivery.entries().get(i);
      if (i >= reply.entries().size()) {
        entryRefused(delivery.file(), entry, "the answer does not say what became of it");
      } else if (reply.putOff(i)) {
        putOff.add(entry);
      } else {
        batchAnswered(delivery.file(), entry, reply.entries().get(i));
      }
    }
    return putOff;
  }

  private void batchAnswered(FhirFile file, Entry entry, EntryReply reply) {
    reply
        .outcome()
        .ifPresentOrElse(
            outcome -> entryRefused(file, entry, outcome.text()),
            () -> taken(entry, reply.status()));
  }

  /** All of it stands, whatever the answer says of one. */
  private void transactionAnswered(List<Entry> entries, List<EntryReply> replies) {
    for (int i = 0; i < entries.size(); i++) {
      taken(entries.get(i), i < replies.size() ? replies.get(i).status() : 201);
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
