package org.safeguard.patient;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.CallContext;
import org.safeguard.patient.search.PatientOrder;
import org.safeguard.patient.search.SearchTokens;
import org.safeguard.patient.store.Paging;
import org.safeguard.patient.store.ResourceList;
import org.safeguard.patient.store.SearchPlan;
import org.safeguard.resource.ListPage;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.SearchRequest;

/**
 * The list of patients, of all or of those whom a filter finds: sorted as a whole, of which one
 * page is opened and named in the entry.
 */
@Stateless
public class PatientListService {

  /** Sorting opens the summaries of all: of more patients than this one asks by a filter. */
  public static final int MOST = 5_000;

  private static final int PAGE = 25;

  @Inject private Access access;
  @Inject private CallContext call;
  @Inject private ResourceList lists;

  /**
   * One page of the list; nothing where so many patients may match that they are not sorted.
   *
   * @param filter all of it must hold; empty for all patients
   * @param page counted from 1
   */
  @Requires(Verb.SEARCH)
  public Optional<ListPage> list(List<SearchCriterion> filter, PatientOrder order, int page) {
    SearchRequest request = new SearchRequest(ResourceType.PATIENT, filter, PAGE, Optional.empty());
    if (!filter.isEmpty()) {
      call.searchedFor(SearchQuery.of(request));
    }
    Granting granting = access.granting(Verb.SEARCH, ResourceType.PATIENT);
    SearchPlan plan = SearchTokens.plan(request);
    return lists.hasMoreThan(ResourceType.PATIENT, plan, MOST)
        ? Optional.empty()
        : Optional.of(
            lists.ofType(granting, ResourceType.PATIENT, plan, order, new Paging(page, PAGE)));
  }
}
