package org.safeguard.patient.search;

import java.util.List;
import java.util.function.Predicate;
import org.safeguard.patient.store.IndexTerm;

/**
 * One criterion of a search: rows with one of the terms may match, and a row matches if one of its
 * values does.
 */
record PlannedCriterion(String parameter, List<IndexTerm> anyOf, Predicate<SearchValue> exact) {

  boolean matches(Summary summary) {
    return summary.values(parameter).stream().anyMatch(exact);
  }
}
