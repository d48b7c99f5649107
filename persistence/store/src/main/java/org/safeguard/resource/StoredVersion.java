package org.safeguard.resource;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a resource as it was stored: the bytes are served as they are. A deleted version
 * has no bytes.
 *
 * @param version counted from 1
 * @param lastUpdated UTC, whole milliseconds; equal to {@code meta.lastUpdated} in the bytes
 * @param json UTF-8 FHIR JSON; PHI, so this record never prints it
 */
public record StoredVersion(
    ResourceType type, ResourceId id, int version, Instant lastUpdated, Optional<byte[]> json) {

  public boolean deleted() {
    return json.isEmpty();
  }

  /**
   * This version, where it is not a deleted one.
   *
   * @throws ResourceGone if it is
   */
  public StoredVersion present() {
    if (deleted()) {
      throw new ResourceGone();
    }
    return this;
  }

  /** Which version it is, without its bytes. */
  public StoredVersion withoutContent() {
    return new StoredVersion(type, id, version, lastUpdated, Optional.empty());
  }

  @Override
  public String toString() {
    return type + "/" + id + "/_history/" + version;
  }
}
