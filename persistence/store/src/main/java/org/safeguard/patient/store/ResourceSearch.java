package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchPage;

/**
 * Finds current resources by their tokens. Tokens only select: what they select is compared exactly
 * on the opened summary, so that a token that two values share never returns a wrong row, and only
 * rows that match are opened whole.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class ResourceSearch {

  @Inject private TokenQuery query;
  @Inject private ResourceOpener opener;
  @Inject private LargeBodies bodies;
  @Inject private OpenedSummaries summaries;

  /**
   * The matches after {@code after}, ordered by id.
   *
   * @param count how many a page holds at most; it holds fewer where they are large
   */
  public SearchPage search(
      Granting granting,
      ResourceType type,
      SearchPlan plan,
      int count,
      Optional<ResourceId> after) {
    List<Candidate> matches = matches(type, plan, count, after);
    List<Candidate> page = PageSize.fitting(matches, Candidate::size, count);
    return new SearchPage(
        opener.open(granting, Verb.SEARCH, bodies.of(page)),
        matches.size() > page.size()
            ? Optional.of(page.get(page.size() - 1).row().resourceId())
            : Optional.empty());
  }

  /** The first matches, one more than a page can hold where there are as many. */
  private List<Candidate> matches(
      ResourceType type, SearchPlan plan, int count, Optional<ResourceId> after) {
    List<Candidate> matches = new ArrayList<>();
    Optional<ResourceId> from = after;
    boolean more = plan.allOfAny().stream().noneMatch(List::isEmpty);
    while (more && matches.size() <= count) {
      List<Candidate> batch = query.first(type, plan, count + 1, from);
      matches.addAll(matching(plan, batch));
      more = batch.size() > count;
      from = more ? Optional.of(batch.get(count).row().resourceId()) : from;
    }
    return matches;
  }

  private List<Candidate> matching(SearchPlan plan, List<Candidate> batch) {
    List<byte[]> opened = summaries.of(batch);
    List<Candidate> matches = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      if (plan.matches(opened.get(i))) {
        matches.add(batch.get(i));
      }
    }
    return matches;
  }
}
