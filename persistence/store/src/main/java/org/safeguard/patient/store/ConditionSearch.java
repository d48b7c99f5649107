package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
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

  private static final String CANDIDATES =
      "select "
          + Candidate.COLUMNS
          + ", r.tokens from resource r where type = :type and not deleted and tokens && :tokens";

  /** "SC" in the top bytes keeps these locks apart from any other advisory lock. */
  private static final long LOCKS = 0x5343L << 48;

  private static final int BUCKETS = 256;
  private static final String LOCK =
      "select cast(count(*) as bigint) from (select pg_advisory_xact_lock(k) from"
          + " (select k from unnest(:keys) k order by k) ordered) taken";

  @PersistenceContext private EntityManager entities;
  @Inject private TokenIndex index;
  @Inject private OpenedSummaries summaries;

  /**
   * Makes every other transaction that would create under one of these conditions wait for the end
   * of this one, so that two of them do not both find nothing. Conditions share locks: their number
   * is bounded, whatever the bundle's size.
   */
  public void lock(List<? extends SearchPlan> conditions) {
    long[] keys =
        conditions.stream()
            .flatMapToLong(this::tokens)
            .map(token -> LOCKS | Math.floorMod(token, BUCKETS))
            .distinct()
            .toArray();
    if (keys.length > 0) {
      entities.createNativeQuery(LOCK, Long.class).setParameter("keys", keys).getSingleResult();
    }
  }

  /**
   * What matches each condition, in their order; each match is decided by a grant and stands in its
   * record.
   *
   * @param conditions each asks for at least one value of the index
   */
  public List<List<MatchedResource>> matches(
      Granting granting, ResourceType type, List<? extends SearchPlan> conditions) {
    List<Row> rows = rows(type, conditions.stream().flatMapToLong(this::tokens).toArray());
    List<byte[]> opened = summaries.of(rows.stream().map(Row::candidate).toList());
    List<List<MatchedResource>> matches = new ArrayList<>(conditions.size());
    for (SearchPlan condition : conditions) {
      Set<Long> asked = new HashSet<>(tokens(condition).boxed().toList());
      List<MatchedResource> found = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).hasOneOf(asked) && condition.matches(opened.get(i))) {
          found.add(matched(granting, rows.get(i).candidate().row()));
        }
      }
      matches.add(found);
    }
    return matches;
  }

  private static MatchedResource matched(Granting granting, SealedVersion row) {
    Grant grant = granting.on(row.compartment());
    grant.require(Verb.SEARCH, row.resourceType(), row.patientId());
    grant
        .record()
        .shown(row.resourceType(), row.resourceId(), row.version(), row.compartment().patients());
    return new MatchedResource(
        row.resourceType(), row.resourceId(), row.version(), row.lastUpdated());
  }

  private List<Row> rows(ResourceType type, long[] tokens) {
    List<?> found =
        entities
            .createNativeQuery(CANDIDATES, Tuple.class)
            .setParameter("type", type.name())
            .setParameter("tokens", tokens)
            .getResultList();
    return found.stream().map(row -> Row.of((Tuple) row)).toList();
  }

  private LongStream tokens(SearchPlan condition) {
    return condition.allOfAny().stream()
        .flatMap(List::stream)
        .mapToLong(term -> index.token(term.field(), term.normalised()));
  }

  /** A candidate with its tokens, which say which of the conditions it may meet. */
  private record Row(Candidate candidate, Long[] tokens) {

    static Row of(Tuple row) {
      return new Row(Candidate.of(row), boxed(row.get("tokens")));
    }

    private static Long[] boxed(Object array) {
      return array instanceof long[] longs
          ? LongStream.of(longs).boxed().toArray(Long[]::new)
          : (Long[]) array;
    }

    boolean hasOneOf(Set<Long> asked) {
      return Stream.of(tokens).anyMatch(asked::contains);
    }
  }
}
