package org.safeguard.patient.bundle;

import java.util.List;
import org.safeguard.resource.StoredVersion;

/**
 * A bundle whose frame is well-formed FHIR R4; the resources in it are still to be read.
 *
 * @param type such as {@code transaction}
 */
public record IncomingBundle(BundleBody body, String type, List<BundleEntry> entries) {

  /** The largest number of entries. */
  public static final int MOST_ENTRIES = 40_000;

  /**
   * The largest one, in bytes, of which what is stored may be sent back, whatever was preferred: of
   * larger ones it would stand in memory once more.
   */
  public static final long MOST_SENT_BACK = 16L << 20;

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

  /** Whether what is stored of it may be sent back. */
  public boolean mayBeSentBack() {
    return body.length() <= MOST_SENT_BACK;
  }

  /** A version that was stored of it; its content is kept only where it may be sent back. */
  public StoredVersion kept(StoredVersion version) {
    return mayBeSentBack() ? version : version.withoutContent();
  }

  @Override
  public String toString() {
    return type + " of " + entries.size() + " entries";
  }
}
