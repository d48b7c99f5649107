package org.safeguard.patient.store;

import java.util.Optional;
import org.safeguard.resource.ResourceType;

/**
 * What a list holds and in which order, decided on the opened summaries alone: a resource is opened
 * whole only where it stands on the page.
 *
 * @param <K> what the list is sorted by, the smallest first; where two are equal, the ids decide
 */
@FunctionalInterface
public interface ListPlan<K extends Comparable<? super K>> {

  /** By what that resource is sorted; empty where the list leaves it out. */
  Optional<K> key(ResourceType type, byte[] summary);
}
