package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.query.AuditEntity;
import org.hibernate.envers.query.AuditQuery;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.store.RevisionRow;
import org.safeguard.resource.RecordedChange;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;

/** Earlier versions of resources and who made them, from Envers. */
@ApplicationScoped
@Transactional(MANDATORY)
public class ResourceHistory {

  @PersistenceContext private EntityManager entities;
  @Inject private ResourceOpener opener;

  public Optional<StoredVersion> findVersion(
      Grant grant, ResourceType type, ResourceId id, int version) {
    List<?> rows =
        versions(type, id).add(AuditEntity.property("version").eq(version)).getResultList();
    return rows.stream()
        .findFirst()
        .map(row -> opener.open(grant, Verb.VREAD, ((ResourceRow) ((Object[]) row)[0]).sealed()));
  }

  /**
   * Newest first.
   *
   * @param limit how many at most
   */
  public List<RecordedChange> changes(Grant grant, ResourceType type, ResourceId id, int limit) {
    List<SealedVersion> sealed = new ArrayList<>();
    List<RevisionRow> revisions = new ArrayList<>();
    AuditQuery newestFirst =
        versions(type, id).addOrder(AuditEntity.property("version").desc()).setMaxResults(limit);
    for (Object row : newestFirst.getResultList()) {
      sealed.add(((ResourceRow) ((Object[]) row)[0]).sealed());
      revisions.add((RevisionRow) ((Object[]) row)[1]);
    }
    List<StoredVersion> opened = opener.open(grant, Verb.HISTORY, sealed);
    List<RecordedChange> changes = new ArrayList<>(opened.size());
    for (int i = 0; i < opened.size(); i++) {
      changes.add(change(opened.get(i), revisions.get(i)));
    }
    return changes;
  }

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
