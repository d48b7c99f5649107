package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final String OF_PATIENT =
      "select "
          + Candidate.COLUMNS_WITHOUT_BODY
          + " from resource r where not deleted and patient = :patient and type = any(:types)";

  @PersistenceContext private EntityManager entities;
  @Inject private TokenQuery tokens;
  @Inject private ResourceOpener opener;
  @Inject private LargeBodies bodies;
  @Inject private OpenedSummaries summaries;

  /**
   * A page of each list of what is in one patient's compartment alone, in one query for all.
   *
   * @param granting for each type
   */
  public <K extends Comparable<? super K>> List<ListPage> ofPatient(
      Function<ResourceType, Granting> granting, PatientId patient, List<ListPart<K>> parts) {
    Map<ResourceType, List<Summarised>> byType =
        summarised(ofPatient(patient, parts)).stream().collect(groupingBy(Summarised::type));
    List<SortedPage> pages = new ArrayList<>();
    for (ListPart<K> part : parts) {
      List<Summarised> own =
          part.types().stream()
              .flatMap(type -> byType.getOrDefault(type, List.of()).stream())
              .toList();
      pages.add(SortedPage.of(sorted(own, part.plan()), part.paging()));
    }
    return open(granting, pages);
  }

  /**
   * A page of the resources of a type that match.
   *
   * @param filter names nothing where all are asked for
   */
  public <K extends Comparable<? super K>> ListPage ofType(
      Granting granting, ResourceType type, SearchPlan filter, ListPlan<K> plan, Paging paging) {
    List<Summarised> matches =
        summarised(tokens.all(type, filter)).stream()
            .filter(row -> filter.matches(row.summary()))
            .toList();
    return open(any -> granting, List.of(SortedPage.of(sorted(matches, plan), paging))).get(0);
  }

  /** Whether more resources of that type than so many can match; nothing is opened to tell. */
  public boolean hasMoreThan(ResourceType type, SearchPlan filter, int most) {
    return tokens.hasMoreThan(type, filter, most);
  }

  private List<Candidate> ofPatient(PatientId patient, List<? extends ListPart<?>> parts) {
    String[] types =
        parts.stream()
            .map(ListPart::types)
            .flatMap(Collection::stream)
            .map(ResourceType::name)
            .toArray(String[]::new);
    List<?> rows =
        entities
            .createNativeQuery(OF_PATIENT, Tuple.class)
            .setParameter("patient", patient.value())
            .setParameter("types", types)
            .getResultList();
    return rows.stream().map(row -> Candidate.of((Tuple) row)).toList();
  }

  private List<Summarised> summarised(List<Candidate> candidates) {
    List<byte[]> opened = summaries.of(candidates);
    List<Summarised> rows = new ArrayList<>(candidates.size());
    for (int i = 0; i < candidates.size(); i++) {
      rows.add(new Summarised(candidates.get(i), opened.get(i)));
    }
    return rows;
  }

  private static <K extends Comparable<? super K>> List<Candidate> sorted(
      List<Summarised> rows, ListPlan<K> plan) {
    record Keyed<C>(C key, Candidate candidate) {}

    List<Keyed<K>> listed = new ArrayList<>();
    for (Summarised row : rows) {
      Optional<K> key = plan.key(row.type(), row.summary());
      key.ifPresent(known -> listed.add(new Keyed<>(known, row.candidate())));
    }
    listed.sort(
        Comparator.<Keyed<K>, K>comparing(Keyed::key)
            .thenComparing(keyed -> keyed.candidate().row().id()));
    return listed.stream().map(Keyed::candidate).toList();
  }

  private List<ListPage> open(Function<ResourceType, Granting> granting, List<SortedPage> pages) {
    List<Candidate> shown = pages.stream().flatMap(page -> page.rows().stream()).toList();
    Map<ResourceId, StoredVersion> opened = opened(granting, bodies.of(shown));
    return pages.stream().map(page -> page.opened(opened)).toList();
  }

  private Map<ResourceId, StoredVersion> opened(
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
    return opened;
  }

  /** A candidate with its opened summary: PHI, so this record never prints it. */
  private record Summarised(Candidate candidate, byte[] summary) {

    ResourceType type() {
      return candidate.row().resourceType();
    }

    @Override
    public String toString() {
      return candidate.row().type() + "/" + candidate.row().id();
    }
  }
}
