package org.safeguard.stack.patients;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;

/**
 * What one request carries. All of it stands or nothing does, except for a batch, whose entries may
 * be sent again without harm.
 *
 * @param entries those that it brings, in the order of the request
 * @param mark the entry by whose identifier the server knows whether the delivery stands
 */
record Delivery(FhirFile file, Form form, List<Entry> entries, Optional<Entry> mark) {

  /** How it is sent. */
  enum Form {
    /** The one resource of the file. */
    RESOURCE,
    /** The file as it is. */
    WHOLE_TRANSACTION,
    /** Entries of a file, in a transaction of their own. */
    TRANSACTION,
    /** Entries of a file, in a batch. */
    BATCH
  }

  Delivery {
    entries = List.copyOf(entries);
  }

  static Delivery alone(FhirFile file, Entry resource) {
    return new Delivery(file, Form.RESOURCE, List.of(resource), Optional.of(resource));
  }

  /** The same with fewer entries. */
  Delivery of(List<Entry> fewer) {
    return new Delivery(file, form, fewer, mark);
  }

  /** Where it is posted to, below the server's base. */
  String path() {
    return form == Form.RESOURCE ? "/" + file.type() : "";
  }

  /**
   * The bytes, read from the file while they are sent.
   *
   * @throws Refused if the file is not there any more
   */
  BodyPublisher body() throws Refused {
    try {
      return switch (form) {
        case RESOURCE, WHOLE_TRANSACTION -> BodyPublishers.ofFile(file.path());
        case TRANSACTION -> EntryBody.transaction(file.path(), entries);
        case BATCH -> EntryBody.batch(file.path(), entries);
      };
    } catch (FileNotFoundException gone) {
      throw new Refused("cannot be read");
    }
  }

  /** How it is called where something went wrong with it. */
  @Override
  public String toString() {
    return switch (form) {
      case RESOURCE -> "%s (%s)".formatted(file.name(), file.type());
      case WHOLE_TRANSACTION, TRANSACTION ->
          "%s (transaction of %d entries)".formatted(file.name(), entries.size());
      case BATCH -> "%s (batch of %d entries)".formatted(file.name(), entries.size());
    };
  }

  boolean isBatch() {
    return form == Form.BATCH;
  }
}
