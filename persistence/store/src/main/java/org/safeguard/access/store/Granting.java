package org.safeguard.access.store;

import org.safeguard.resource.Compartment;

/**
 * Gives the grant for a row once its clear columns are known, and before anything of it is opened:
 * whether a caller may have it depends on whose it is.
 */
@FunctionalInterface
public interface Granting {

  /** Throws where access refuses. */
  Grant on(Compartment row);
}
