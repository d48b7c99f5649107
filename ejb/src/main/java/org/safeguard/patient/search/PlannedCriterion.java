package org.safeguard.patient.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.resource.PatientId;

/**
 * One criterion of a search: rows with one of the terms, or of one of the patients, may match, and
 * a row matches if one of its values does.
 *
 * @param patients in place of terms, where the criterion is about those
 */
record PlannedCriterion(
    String parameter,
    List<IndexTerm> anyOf,
    Optional<Set<PatientId>> patients,
    Predicate<SearchValue> exact) {

  static PlannedCriterion ofTerms(
      String parameter, List<IndexTerm> anyOf, Predicate<SearchValue> exact) {
    return new PlannedCriterion(parameter, anyOf, Optional.empty(), exact);
  }

  static PlannedCriterion ofPatients(
      String parameter, Set<PatientId> patients, Predicate<SearchValue> exact) {
    return new PlannedCriterion(parameter, List.of(), Optional.of(patients), exact);
  }

  boolean matches(Summary summary) {
    return summary.values(parameter).stream().anyMatch(exact);
  }
}
