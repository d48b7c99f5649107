package org.safeguard.patient.search;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.UnsupportedRequest;

/**
 * Patients that a resource is about. No token is kept of them: whose a row is stands in a clear
 * column, and a search goes by that.
 */
final class PatientIndexing implements Indexing {

  /**
   * An id alone, or after {@code Patient/} and any address before that. Whose address it is is not
   * looked at, since ids are made by this server alone: one with 74 random bits that is found here
   * was made here, wherever a copy of the resource may stand now.
   */
  private static final Pattern REFERENCE = Pattern.compile("(?:(?:.*/)?Patient/)?([^/]+)");

  @Override
  public void index(SearchParameter parameter, SearchValue value, Consumer<IndexTerm> terms) {
    // Nothing: see above.
  }

  @Override
  public PlannedCriterion plan(SearchParameter parameter, SearchCriterion criterion) {
    if (criterion.modifier().isPresent()) {
      throw new UnsupportedRequest("The search parameter patient takes no modifier.");
    }
    Set<PatientId> patients = new LinkedHashSet<>();
    for (String asked : criterion.values()) {
      id(QueryValue.unescape(asked)).ifPresent(id -> patients.add(PatientId.of(id)));
    }
    Set<String> texts = new LinkedHashSet<>();
    patients.forEach(patient -> texts.add(patient.toString()));
    return PlannedCriterion.ofPatients(
        parameter.name(), patients, value -> texts.contains(value.value()));
  }

  /** A text that can be no id of this server is no error: nothing has it. */
  private static Optional<ResourceId> id(String reference) {
    var matcher = REFERENCE.matcher(reference);
    return matcher.matches() ? ResourceId.find(matcher.group(1)) : Optional.empty();
  }
}
