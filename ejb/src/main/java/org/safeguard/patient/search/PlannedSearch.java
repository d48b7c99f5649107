package org.safeguard.patient.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.patient.store.SearchPlan;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;

/** A search of which every criterion can be answered. */
record PlannedSearch(List<PlannedCriterion> criteria, Optional<Set<ResourceId>> ids)
    implements SearchPlan {

  @Override
  public List<List<IndexTerm>> allOfAny() {
    return criteria.stream()
        .filter(criterion -> criterion.patients().isEmpty())
        .map(PlannedCriterion::anyOf)
        .toList();
  }

  @Override
  public List<Set<PatientId>> patients() {
    return criteria.stream().flatMap(criterion -> criterion.patients().stream()).toList();
  }

  @Override
  public boolean matches(byte[] summary) {
    if (criteria.isEmpty()) {
      return true;
    }
    Summary values = Summary.read(summary);
    return criteria.stream().allMatch(criterion -> criterion.matches(values));
  }
}
