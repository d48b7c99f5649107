package org.safeguard.patient.search;

import java.util.function.Consumer;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.resource.SearchCriterion;

/** How values of one kind are put into the index and found again. */
sealed interface Indexing permits StringIndexing, IdentifierIndexing, PatientIndexing {

  /** What the index takes up for a stored value. */
  void index(SearchParameter parameter, SearchValue value, Consumer<IndexTerm> terms);

  /**
   * What a criterion asks for.
   *
   * @throws org.safeguard.resource.UnsupportedRequest if it asks for more than the index can answer
   */
  PlannedCriterion plan(SearchParameter parameter, SearchCriterion criterion);

  /** For the kinds that a search may ask for. */
  static Indexing of(SearchParameter.Kind kind) {
    return switch (kind) {
      case STRING -> new StringIndexing();
      case IDENTIFIER -> new IdentifierIndexing();
      case PATIENT -> new PatientIndexing();
      case NAME, SHOWN -> throw new IllegalArgumentException("not searched by");
    };
  }
}
