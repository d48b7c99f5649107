package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.query.AuditEntity;
import org.hibernate.envers.query.AuditQuery;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.store.RevisionRow;
import org.safeguard.resource.HistoryPage;
import org.safeguard.resource.RecordedChange;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;

/** Earlier versions of resources and who made them, from Envers. */
@ApplicationScoped
@Transactional(MANDATORY)
public class ResourceHistory {

  private static final int MOST_VERSIONS = 1_000;
  private static final String SIZES =
      """
      select version, coalesce(octet_length(body), 0) from resource_aud
      where id = :id and type = :type and version < :before order by version desc""";

  @PersistenceContext private EntityManager entities;
  @Inject private ResourceOpener opener;

  public Optional<StoredVersion> findVersion(
      Granting granting, ResourceType type, ResourceId id, int version) {
    List<?> rows =
        versions(type, id).add(AuditEntity.property("version").eq(version)).getResultList();
    return rows.stream()
        .findFirst()
        .map(row -> ((ResourceRow) ((Object[]) row)[0]).sealed())
        .map(row -> opener.open(granting.on(row.compartment()), Verb.VREAD, row));
  }

  /**
   * Newest first.
   *
   * @param before only versions older than this one; empty for all
   */
  public HistoryPage changes(
      Granting granting, ResourceType type, ResourceId id, OptionalInt before) {
    List<VersionSize> sizes = sizes(type, id, before);
    List<VersionSize> page = PageSize.fitting(sizes, VersionSize::bytes, MOST_VERSIONS);
    if (page.isEmpty()) {
      return new HistoryPage(List.of(), OptionalInt.empty());
    }
    int newest = page.get(0).version();
    int oldest = page.get(page.size() - 1).version();
    return new HistoryPage(
        open(granting, type, id, oldest, newest),
        page.size() < sizes.size() ? OptionalInt.of(oldest) : OptionalInt.empty());
  }

  private List<RecordedChange> open(
      Granting granting, ResourceType type, ResourceId id, int oldest, int newest) {
    List<SealedVersion> sealed = new ArrayList<>();
    List<RevisionRow> revisions = new ArrayList<>();
    AuditQuery newestFirst =
        versions(type, id)
            .add(AuditEntity.property("version").between(oldest, newest))
            .addOrder(AuditEntity.property("version").desc());
    for (Object row : newestFirst.getResultList()) {
      sealed.add(((ResourceRow) ((Object[]) row)[0]).sealed());
      revisions.add((RevisionRow) ((Object[]) row)[1]);
    }
    List<StoredVersion> opened = opener.open(granting, Verb.HISTORY, sealed);
    List<RecordedChange> changes = new ArrayList<>(opened.size());
    for (int i = 0; i < opened.size(); i++) {
      changes.add(change(opened.get(i), revisions.get(i)));
    }
    return changes;
  }

  /** How large each version is, of one more than a page can hold; no value is fetched for it. */
  private List<VersionSize> sizes(ResourceType type, ResourceId id, OptionalInt before) {
    List<?> rows =
        entities
            .createNativeQuery(SIZES, Tuple.class)
            .setParameter("id", id.value())
            .setParameter("type", type.name())
            .setParameter("before", before.orElse(Integer.MAX_VALUE))
            .setMaxResults(MOST_VERSIONS + 1)
            .getResultList();
    return rows.stream()
        .map(row -> (Tuple) row)
        .map(row -> new VersionSize(row.get(0, Integer.class), row.get(1, Integer.class)))
        .toList();
  }

  private record VersionSize(int version, int bytes) {}

  private AuditQuery versions(ResourceType type, ResourceId id) {
    return AuditReaderFactory.get(entities)
        .createQuery()
        .forRevisionsOfEntity(ResourceRow.class, false, true)
        .add(AuditEntity.id().eq(id.value()))
        .add(AuditEntity.property("type").eq(type.name()));
  }

  private static RecordedChange change(StoredVersion version, RevisionRow revision) {
    return new RecordedChange(
        version,
        revision.at(),
        revision.actor(),
        revision.client(),
        revision.address(),
        revision.reason());
  }
}
