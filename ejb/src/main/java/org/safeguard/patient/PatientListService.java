package org.safeguard.patient;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.patient.search.PatientOrder;
import org.safeguard.patient.search.SearchTokens;
import org.safeguard.patient.store.Paging;
import org.safeguard.patient.store.ResourceList;
import org.safeguard.patient.store.SearchPlan;
import org.safeguard.resource.ListPage;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchRequest;

/** The list of all patients, sorted, of which one page is opened and named in the entry. */
@Stateless
public class PatientListService {

  /** Sorting opens the summaries of all: of more patients than this one asks by search. */
  static final int MOST = 5_000;

  private static final int PAGE = 25;

  @Inject private Access access;
  @Inject private ResourceList lists;

  /**
   * One page of the list; nothing where there are so many patients that only a search makes sense.
   *
   * @param page counted from 1
   */
  @Requires(Verb.SEARCH)
  public Optional<ListPage> list(PatientOrder order, int page) {
    Granting granting = access.granting(Verb.SEARCH, ResourceType.PATIENT);
    SearchPlan all =
        SearchTokens.plan(
            new SearchRequest(ResourceType.PATIENT, List.of(), PAGE, Optional.empty()));
    return lists.hasMoreThan(ResourceType.PATIENT, all, MOST)
        ? Optional.empty()
        : Optional.of(
            lists.ofType(granting, ResourceType.PATIENT, all, order, new Paging(page, PAGE)));
  }
}
