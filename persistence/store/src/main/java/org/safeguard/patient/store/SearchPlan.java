package org.safeguard.patient.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;

/** How to answer a search: what the index is asked first, and what decides in the end. */
public interface SearchPlan {

  /**
   * Each inner list holds alternatives, of which a row must have one; all the lists must hold.
   * Empty where the search names no value, so that the whole type is asked for; an empty inner list
   * can be met by no row.
   */
  List<List<IndexTerm>> allOfAny();

  /** The only rows that can match, where the search names them by {@code _id}. */
  Optional<Set<ResourceId>> ids();

  /**
   * Each inner set holds the patients of whom the row must concern one; all the sets must hold.
   * Empty where the search names no patient.
   */
  List<Set<PatientId>> patients();

  /** Whether it names anything that few rows have. */
  default boolean selective() {
    return !allOfAny().isEmpty() || !patients().isEmpty() || ids().isPresent();
  }

  /** Whether the resource with this {@link ResourceDraft#summary() summary} is a true match. */
  boolean matches(byte[] summary);
}
