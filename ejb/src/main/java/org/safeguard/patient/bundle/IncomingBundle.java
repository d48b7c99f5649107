package org.safeguard.patient.bundle;

import java.util.List;

/**
 * A bundle whose frame is well-formed FHIR R4; the resources in it are still to be read.
 *
 * @param type such as {@code transaction}
 */
public record IncomingBundle(BundleBody body, String type, List<BundleEntry> entries) {

  /** The largest number of entries. */
  public static final int MOST_ENTRIES = 40_000;

  public IncomingBundle {
    entries = List.copyOf(entries);
    entries.stream()
        .flatMap(entry -> entry.resource().stream())
        .forEach(resource -> body.await(resource.range()));
  }

  /** The bytes of an entry's resource, which can be had once. */
  public byte[] take(BundleEntry entry) {
    return body.take(entry.resource().orElseThrow().range());
  }

  @Override
  public String toString() {
    return type + " of " + entries.size() + " entries";
  }
}
