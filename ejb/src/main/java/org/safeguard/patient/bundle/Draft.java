package org.safeguard.patient.bundle;

import java.util.Optional;
import org.safeguard.resource.MatchedResource;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/**
 * What a create or an update is about to store, and as what.
 *
 * @param version the one that will stand there when the transaction has ended
 * @param there what a create's condition has found, so that nothing is stored
 */
record Draft(EntryRequest request, ResourceId id, int version, Optional<MatchedResource> there) {

  private static final ResourceType BINARY = new ResourceType("Binary");

  boolean found() {
    return there.isPresent();
  }

  boolean binary() {
    return request.type().equals(BINARY);
  }
}
