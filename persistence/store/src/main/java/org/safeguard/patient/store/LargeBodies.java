package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Fetches the bodies that a search left out. They come from the history, which holds the very bytes
 * of the version that matched, whatever has become of the row since.
 */
@ApplicationScoped
@Transactional(MANDATORY)
class LargeBodies {

  private static final String BODIES =
      "select v.id, v.body, "
          + NewestVersion.OUTDATED
          + " outdated from unnest(:ids, :versions) as wanted (id, version)"
          + " join resource_aud v on v.id = wanted.id and v.version = wanted.version"
          + " join resource r on r.id = v.id";

  @PersistenceContext private EntityManager entities;

  /** Those rows with their bodies, in their order. */
  List<SealedVersion> of(List<Candidate> page) {
    List<SealedVersion> rows = page.stream().map(Candidate::row).toList();
    List<SealedVersion> left = rows.stream().filter(row -> row.body() == null).toList();
    if (left.isEmpty()) {
      return rows;
    }
    Map<UUID, Tuple> bodies = bodies(left);
    return rows.stream()
        .map(row -> row.body() != null ? row : with(row, bodies.get(row.id())))
        .toList();
  }

  /** Whether it is outdated is asked of the row as it stands now, which may have moved on. */
  private static SealedVersion with(SealedVersion row, Tuple found) {
    return row.with(found.get("body", byte[].class), found.get("outdated", Boolean.class));
  }

  private Map<UUID, Tuple> bodies(List<SealedVersion> rows) {
    List<?> found =
        entities
            .createNativeQuery(BODIES, Tuple.class)
            .setParameter("ids", rows.stream().map(SealedVersion::id).toArray(UUID[]::new))
            .setParameter(
                "versions", rows.stream().map(SealedVersion::version).toArray(Integer[]::new))
            .getResultList();
    Map<UUID, Tuple> bodies = new HashMap<>();
    for (Object row : found) {
      Tuple tuple = (Tuple) row;
      bodies.put(tuple.get("id", UUID.class), tuple);
    }
    return bodies;
  }
}
