package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;

/**
 * Opens what resources of one patient refer to, so that a page can say what it is. Nothing of
 * another patient is ever among it.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class ReferredResources {

  private static final String ROWS =
      """
      select new org.safeguard.patient.store.SealedVersion(
          r.id, r.type, r.patient, r.otherPatients, r.version, r.lastUpdated, r.deleted,
          r.dataKey, r.body, r.outdated)
      from ResourceRow r where r.id in :ids and not r.deleted
      and (r.patient is null or r.patient = :patient)""";

  @PersistenceContext private EntityManager entities;
  @Inject private ResourceOpener opener;

  /**
   * Those of them that are there and may be shown.
   *
   * @param granting for each type; nothing where the caller may read none of it
   */
  public List<StoredVersion> find(
      Function<ResourceType, Optional<Granting>> granting,
      PatientId patient,
      Collection<ResourceId> ids) {
    return ids.isEmpty()
        ? List.of()
        : rows(patient, ids).stream().flatMap(row -> open(granting, row)).toList();
  }

  private List<SealedVersion> rows(PatientId patient, Collection<ResourceId> ids) {
    List<UUID> wanted = ids.stream().map(ResourceId::value).toList();
    return entities
        .createQuery(ROWS, SealedVersion.class)
        .setParameter("ids", wanted)
        .setParameter("patient", patient.value())
        .getResultStream()
        .filter(row -> row.otherPatients().length == 0)
        .toList();
  }

  private Stream<StoredVersion> open(
      Function<ResourceType, Optional<Granting>> granting, SealedVersion row) {
    return granting
        .apply(row.resourceType())
        .map(given -> opener.open(given.on(row.compartment()), Verb.READ, row))
        .stream();
  }
}
