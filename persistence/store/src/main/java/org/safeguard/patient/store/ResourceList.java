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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.resource.ListPage;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;

/**
 * Sorted lists of current resources. What they are sorted by is sealed in the summaries, so those
 * of all rows are opened, and of the resources only the page's.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class ResourceList {

  private static final String ROWS =
      "select r.id, r.type, r.patient, r.other_patients, r.version, r.last_updated, r.data_key,"
          + " octet_length(r.body) size, cast(null as bytea) body, r.summary"
          + " from resource r where not deleted and ";
  private static final String OF_PATIENT = "patient = :patient and type = any(:types)";
  private static final String OF_TYPE = "type = :type";
  private static final String COUNT =
      "select count(*) from (select 1 from resource where type = :type and not deleted"
          + " limit :most) counted";

  @PersistenceContext private EntityManager entities;
  @Inject private ResourceOpener opener;
  @Inject private LargeBodies bodies;
  @Inject private OpenedSummaries summaries;

  /**
   * A page of what is in one patient's compartment alone.
   *
   * @param granting for each type
   * @param page counted from 1; past the end it is the last one
   * @param count how many a page holds at most; it holds fewer where they are large
   */
  public <K extends Comparable<? super K>> ListPage ofPatient(
      Function<ResourceType, Granting> granting,
      PatientId patient,
      Collection<ResourceType> types,
      ListPlan<K> plan,
      int page,
      int count) {
    Query rows =
        entities
            .createNativeQuery(ROWS + OF_PATIENT, Tuple.class)
            .setParameter("patient", patient.value())
            .setParameter("types", types.stream().map(ResourceType::name).toArray(String[]::new));
    return page(granting, sorted(candidates(rows), plan), page, count);
  }

  /** A page of all resources of a type; the rest as above. */
  public <K extends Comparable<? super K>> ListPage ofType(
      Granting granting, ResourceType type, ListPlan<K> plan, int page, int count) {
    Query rows =
        entities.createNativeQuery(ROWS + OF_TYPE, Tuple.class).setParameter("type", type.name());
    return page(any -> granting, sorted(candidates(rows), plan), page, count);
  }

  /** Whether there are more resources of that type than so many. */
  public boolean hasMoreThan(ResourceType type, int most) {
    Number counted =
        (Number)
            entities
                .createNativeQuery(COUNT)
                .setParameter("type", type.name())
                .setParameter("most", most + 1)
                .getSingleResult();
    return counted.intValue() > most;
  }

  private static List<Candidate> candidates(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> Candidate.of((Tuple) row)).toList();
  }

  private <K extends Comparable<? super K>> List<Candidate> sorted(
      List<Candidate> candidates, ListPlan<K> plan) {
    record Keyed<C>(C key, Candidate candidate) {}

    List<byte[]> opened = summaries.of(candidates);
    List<Keyed<K>> listed = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      plan.key(candidate.row().resourceType(), opened.get(i))
          .ifPresent(key -> listed.add(new Keyed<>(key, candidate)));
    }
    listed.sort(
        Comparator.<Keyed<K>, K>comparing(Keyed::key)
            .thenComparing(keyed -> keyed.candidate().row().id()));
    return listed.stream().map(Keyed::candidate).toList();
  }

  private ListPage page(
      Function<ResourceType, Granting> granting, List<Candidate> sorted, int page, int count) {
    List<List<Candidate>> pages = PageSize.pages(sorted, Candidate::size, count);
    int shown = Math.max(1, Math.min(page, pages.size()));
    return new ListPage(
        pages.isEmpty() ? List.of() : open(granting, bodies.of(pages.get(shown - 1))),
        sorted.size(),
        shown,
        Math.max(1, pages.size()));
  }

  private List<StoredVersion> open(
      Function<ResourceType, Granting> granting, List<SealedVersion> rows) {
    Map<ResourceType, List<SealedVersion>> byType = new HashMap<>();
    rows.forEach(
        row -> byType.computeIfAbsent(row.resourceType(), type -> new ArrayList<>()).add(row));
    Map<ResourceId, StoredVersion> opened = new HashMap<>();
    byType.forEach(
        (type, some) ->
            opener
                .open(granting.apply(type), Verb.SEARCH, some)
                .forEach(version -> opened.put(version.id(), version)));
    return rows.stream().map(row -> opened.get(row.resourceId())).toList();
  }
}
