package org.safeguard.resource;

import java.time.Instant;
import java.util.Optional;

/** A resource that a condition names; nothing of its content. */
public record MatchedResource(ResourceType type, ResourceId id, int version, Instant lastUpdated) {

  public StoredVersion withoutContent() {
    return new StoredVersion(type, id, version, lastUpdated, Optional.empty());
  }
}
