package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.crypto.TokenIndex;
import org.safeguard.resource.PatientId;
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

  @PersistenceContext private EntityManager entities;
  @Inject private TokenIndex index;
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
      List<Candidate> batch = candidates(type, plan, count + 1, from);
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

  private List<Candidate> candidates(
      ResourceType type, SearchPlan plan, int limit, Optional<ResourceId> after) {
    List<long[]> alternatives = plan.allOfAny().stream().map(this::tokens).toList();
    Query query = entities.createNativeQuery(sql(plan, after), Tuple.class);
    query.setParameter("type", type.name());
    for (int i = 0; i < alternatives.size(); i++) {
      query.setParameter("tokens" + i, alternatives.get(i));
    }
    for (int i = 0; i < plan.patients().size(); i++) {
      query.setParameter("patients" + i, uuids(plan.patients().get(i), PatientId::value));
    }
    plan.ids().ifPresent(ids -> query.setParameter("ids", uuids(ids, ResourceId::value)));
    after.ifPresent(id -> query.setParameter("after", id.value()));
    List<?> rows = query.setMaxResults(limit).getResultList();
    return rows.stream().map(row -> Candidate.of((Tuple) row)).toList();
  }

  private static <T> UUID[] uuids(Collection<T> ids, Function<T, UUID> value) {
    return ids.stream().map(value).toArray(UUID[]::new);
  }

  /**
   * The ids are found first and sorted then: left to itself, the planner walks the primary key in
   * the hope of meeting the limit early, which takes a thousand times as long where matches are
   * rare.
   */
  private static String sql(SearchPlan plan, Optional<ResourceId> after) {
    StringBuilder found =
        new StringBuilder("select id from resource where type = :type and not deleted");
    for (int i = 0; i < plan.allOfAny().size(); i++) {
      found.append(" and tokens && :tokens").append(i);
    }
    for (int i = 0; i < plan.patients().size(); i++) {
      found.append(" and (patient = any(:patients").append(i);
      found.append(") or (other_patients <> '{}' and other_patients && :patients").append(i);
      found.append("))");
    }
    plan.ids().ifPresent(ids -> found.append(" and id = any(:ids)"));
    after.ifPresent(id -> found.append(" and id > :after"));
    return "with found as "
        + (plan.selective() ? "materialized" : "not materialized")
        + " ("
        + found
        + ") select "
        + Candidate.COLUMNS
        + " from found join resource r using (id) order by id";
  }

  private long[] tokens(List<IndexTerm> anyOf) {
    return anyOf.stream().mapToLong(term -> index.token(term.field(), term.normalised())).toArray();
  }
}
