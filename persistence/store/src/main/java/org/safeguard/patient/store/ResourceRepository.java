package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.crypto.DataKeys;
import org.safeguard.crypto.Sealer;
import org.safeguard.crypto.TokenIndex;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;

/** The current versions of resources. */
@ApplicationScoped
@Transactional(MANDATORY)
public class ResourceRepository {

  private static final String SEALED =
      """
      select new org.safeguard.patient.store.SealedVersion(
          r.id, r.type, r.patient, r.otherPatients, r.version, r.lastUpdated, r.deleted,
          r.dataKey, r.body, r.outdated)
      from ResourceRow r where r.id = :id and r.type = :type""";
  private static final String HEADS =
      """
      select new org.safeguard.patient.store.SealedVersion(
          r.id, r.type, r.patient, r.otherPatients, r.version, r.lastUpdated, r.deleted,
          r.dataKey, null, r.outdated)
      from ResourceRow r where r.id in :ids""";
  private static final String LOCKED =
      "select cast(count(*) as bigint) from (select 1 from resource where id = any(:ids)"
          + " order by id for update) locked";

  private static final int MOST_PARAMETERS = 10_000;

  @PersistenceContext private EntityManager entities;
  @Inject private DataKeys keys;
  @Inject private Sealer sealer;
  @Inject private TokenIndex index;
  @Inject private ResourceOpener opener;
  @Inject private Clock clock;

  /** The current version, also when it says that the resource was deleted. */
  public Optional<StoredVersion> find(Granting granting, ResourceType type, ResourceId id) {
    return entities
        .createQuery(SEALED, SealedVersion.class)
        .setParameter("id", id.value())
        .setParameter("type", type.name())
        .getResultStream()
        .findFirst()
        .map(row -> opener.open(granting.on(row.compartment()), Verb.READ, row));
  }

  /** What the clear columns say of those of these resources that are there and not deleted. */
  public Map<ResourceId, ResourceHead> heads(Collection<ResourceId> ids) {
    Map<ResourceId, ResourceHead> heads = new HashMap<>();
    List<UUID> wanted = ids.stream().map(ResourceId::value).toList();
    for (int from = 0; from < wanted.size(); from += MOST_PARAMETERS) {
      List<UUID> some = wanted.subList(from, Math.min(wanted.size(), from + MOST_PARAMETERS));
      entities
          .createQuery(HEADS, SealedVersion.class)
          .setParameter("ids", some)
          .getResultStream()
          .peek(SealedVersion::requireNewest)
          .filter(row -> !row.deleted())
          .forEach(row -> heads.put(row.resourceId(), ResourceHead.of(row)));
    }
    return heads;
  }

  /**
   * Takes the locks of all these rows, in one order for everyone: two transactions that change the
   * same resources wait for one another and never in a circle.
   */
  public void lock(Collection<ResourceId> ids) {
    if (!ids.isEmpty()) {
      entities
          .createNativeQuery(LOCKED, Long.class)
          .setParameter("ids", ids.stream().map(ResourceId::value).toArray(UUID[]::new))
          .getSingleResult();
    }
  }

  /** What writes the rows of the present transaction. */
  public ResourceWriter writer() {
    // Whatever is asked meanwhile does not concern rows that are still to go out in batches.
    entities.setFlushMode(FlushModeType.COMMIT);
    return new ResourceWriter(entities, keys, sealer, index, clock);
  }
}
