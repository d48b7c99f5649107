package org.safeguard.access.store;

import org.safeguard.resource.ResourceType;

/** A row was asked for that the grant at hand does not cover. */
public final class GrantExceeded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  GrantExceeded(Verb verb, ResourceType type) {
    super("no grant for " + verb + " of " + type);
  }
}
