package org.safeguard.patient.store;

import org.safeguard.resource.Compartment;
import org.safeguard.resource.ResourceType;

/** What the clear columns of a resource say; nothing of it was opened. */
public record ResourceHead(ResourceType type, Compartment compartment) {

  static ResourceHead of(SealedVersion row) {
    return new ResourceHead(row.resourceType(), row.compartment());
  }
}
