package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.safeguard.crypto.TokenIndex;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/**
 * Selects by their tokens the current resources that can match a search. Whether one does, only its
 * summary says.
 */
@ApplicationScoped
@Transactional(MANDATORY)
class TokenQuery {

  @PersistenceContext private EntityManager entities;
  @Inject private TokenIndex index;

  /** The first that can match after {@code after}, ordered by id. */
  List<Candidate> first(ResourceType type, SearchPlan plan, int limit, Optional<ResourceId> after) {
    Query query = query(Candidate.COLUMNS, type, plan, after);
    return candidates(query.setMaxResults(limit));
  }

  /** All that can match, without their bodies. */
  List<Candidate> all(ResourceType type, SearchPlan plan) {
    return candidates(query(Candidate.COLUMNS_WITHOUT_BODY, type, plan, Optional.empty()));
  }

  /** Whether more than so many can match. */
  boolean hasMoreThan(ResourceType type, SearchPlan plan, int most) {
    String found = found(plan, Optional.empty());
    Query query =
        entities.createNativeQuery(
            "select count(*) from (" + found + " limit :limit) counted", Long.class);
    bind(query, type, plan, Optional.empty()).setParameter("limit", most + 1);
    return ((Number) query.getSingleResult()).intValue() > most;
  }

  private static List<Candidate> candidates(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> Candidate.of((Tuple) row)).toList();
  }

  /**
   * The ids are found first and sorted then: left to itself, the planner walks the primary key in
   * the hope of meeting the limit early, which takes a thousand times as long where matches are
   * rare.
   */
  private Query query(
      String columns, ResourceType type, SearchPlan plan, Optional<ResourceId> after) {
    String sql =
        "with found as "
            + (plan.selective() ? "materialized" : "not materialized")
            + " ("
            + found(plan, after)
            + ") select "
            + columns
            + " from found join resource r using (id) order by id";
    return bind(entities.createNativeQuery(sql, Tuple.class), type, plan, after);
  }

  private static String found(SearchPlan plan, Optional<ResourceId> after) {
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
    return found.toString();
  }

  private Query bind(Query query, ResourceType type, SearchPlan plan, Optional<ResourceId> after) {
    List<long[]> alternatives = plan.allOfAny().stream().map(this::tokens).toList();
    query.setParameter("type", type.name());
    for (int i = 0; i < alternatives.size(); i++) {
      query.setParameter("tokens" + i, alternatives.get(i));
    }
    for (int i = 0; i < plan.patients().size(); i++) {
      query.setParameter("patients" + i, uuids(plan.patients().get(i), PatientId::value));
    }
    plan.ids().ifPresent(ids -> query.setParameter("ids", uuids(ids, ResourceId::value)));
    after.ifPresent(id -> query.setParameter("after", id.value()));
    return query;
  }

  private static <T> UUID[] uuids(Collection<T> ids, Function<T, UUID> value) {
    return ids.stream().map(value).toArray(UUID[]::new);
  }

  private long[] tokens(List<IndexTerm> anyOf) {
    return anyOf.stream().mapToLong(term -> index.token(term.field(), term.normalised())).toArray();
  }
}
