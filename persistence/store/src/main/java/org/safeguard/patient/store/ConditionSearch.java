package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.crypto.TokenIndex;
import org.safeguard.resource.MatchedResource;
import org.safeguard.resource.ResourceType;

/**
 * Finds the resources that conditions name (R4, "Conditional References" and "Conditional Create"):
 * all conditions on one type in one query, since a bundle has hundreds.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class ConditionSearch {

  /**
   * Bytes of rows, with what each takes in memory besides: more than all the conditions that a
   * bundle may have select, where each names one resource.
   */
  private static final int MOST_BYTES = 64 << 20;

  private static final int EACH_ROW = 500;

  /** All rows, or those up to the one with which they become too many: its {@code read} tells. */
  private static final String CANDIDATES =
      "select * from (select "
          + Candidate.COLUMNS_TO_COMPARE
          + ", r.tokens, cast(sum(b.bytes) over (order by r.id) as bigint) read, b.bytes"
          + " from resource r cross join lateral (select octet_length(r.summary)"
          + " + pg_column_size(r.tokens) + "
          + EACH_ROW
          + " bytes) b where r.type = :type and not r.deleted and r.tokens && :tokens) c"
          + " where read - bytes <= :most";

  private static final String TAKEN =
      "select cast(count(*) as bigint) from (select %s(k) from"
          + " (select k from unnest(:keys) k order by k) ordered) taken";
  private static final String LOCK = TAKEN.formatted("pg_advisory_xact_lock");
  private static final String SHARE = TAKEN.formatted("pg_advisory_xact_lock_shared");

  @PersistenceContext private EntityManager entities;
  @Inject private TokenIndex index;
  @Inject private OpenedSummaries summaries;

  /**
   * Makes every other transaction that would create under one of these conditions wait for the end
   * of this one, so that two of them do not both find nothing. Once a transaction: locks are taken
   * in one order by all.
   */
  public void lock(List<? extends SearchPlan> conditions) {
    if (conditions.isEmpty()) {
      return;
    }
    ConditionLocks locks =
        ConditionLocks.of(conditions.stream().flatMap(this::tokens).mapToLong(Long::longValue));
    take(locks.wholeGate() ? LOCK : SHARE, ConditionLocks.GATE);
    if (locks.keys().length > 0) {
      take(LOCK, locks.keys());
    }
  }

  private void take(String sql, long... keys) {
    entities.createNativeQuery(sql, Long.class).setParameter("keys", keys).getSingleResult();
  }

  /**
   * What matches each condition, in their order, up to {@value CandidatesByToken#SEVERAL}; each
   * match is decided by a grant and stands in its record.
   *
   * @param conditions each asks for at least one value of the index
   * @throws org.safeguard.resource.UnprocessableResource if too much could match
   */
  public List<List<MatchedResource>> matches(
      Granting granting, ResourceType type, List<? extends SearchPlan> conditions) {
    CandidatesByToken<SealedVersion> candidates = candidates(type, conditions);
    return conditions.stream()
        .map(
            condition ->
                candidates.matches(allOfAny(condition), condition::matches).stream()
                    .map(row -> matched(granting, row))
                    .toList())
        .toList();
  }

  private static MatchedResource matched(Granting granting, SealedVersion row) {
    Grant grant = granting.on(row.compartment());
    grant.require(Verb.SEARCH, row.resourceType(), row.patientId());
    row.requireNewest();
    grant
        .record()
        .shown(row.resourceType(), row.resourceId(), row.version(), row.compartment().patients());
    return new MatchedResource(
        row.resourceType(), row.resourceId(), row.version(), row.lastUpdated());
  }

  private CandidatesByToken<SealedVersion> candidates(
      ResourceType type, List<? extends SearchPlan> conditions) {
    Set<Long> asked = conditions.stream().flatMap(this::tokens).collect(Collectors.toSet());
    List<Row> rows = rows(type, asked.stream().mapToLong(Long::longValue).toArray());
    List<byte[]> opened = summaries.of(rows.stream().map(Row::candidate).toList());
    CandidatesByToken<SealedVersion> candidates = new CandidatesByToken<>(asked);
    for (int i = 0; i < rows.size(); i++) {
      candidates.add(rows.get(i).tokens(), opened.get(i), rows.get(i).candidate().row());
    }
    return candidates;
  }

  private List<Row> rows(ResourceType type, long[] tokens) {
    List<?> found =
        entities
            .createNativeQuery(CANDIDATES, Tuple.class)
            .setParameter("type", type.name())
            .setParameter("tokens", tokens)
            .setParameter("most", MOST_BYTES)
            .getResultList();
    List<Row> rows = found.stream().map(row -> Row.of((Tuple) row)).toList();
    if (rows.stream().anyMatch(row -> row.read() > MOST_BYTES)) {
      throw CandidatesByToken.tooCostly();
    }
    return rows;
  }

  private Stream<Long> tokens(SearchPlan condition) {
    return allOfAny(condition).stream().flatMap(List::stream);
  }

  private List<List<Long>> allOfAny(SearchPlan condition) {
    return condition.allOfAny().stream()
        .map(
            anyOf ->
                anyOf.stream().map(term -> index.token(term.field(), term.normalised())).toList())
        .toList();
  }

  /**
   * A candidate with its tokens, which say which of the conditions it may meet.
   *
   * @param read bytes of the rows up to this one
   */
  private record Row(Candidate candidate, long[] tokens, long read) {

    static Row of(Tuple row) {
      return new Row(Candidate.of(row), unboxed(row.get("tokens")), row.get("read", Long.class));
    }

    private static long[] unboxed(Object array) {
      return array instanceof Long[] longs
          ? Stream.of(longs).mapToLong(Long::longValue).toArray()
          : (long[]) array;
    }
  }
}
