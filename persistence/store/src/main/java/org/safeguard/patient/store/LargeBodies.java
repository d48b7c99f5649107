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
      "select a.id, a.body from unnest(:ids, :versions) as wanted (id, version)"
          + " join resource_aud a on a.id = wanted.id and a.version = wanted.version";

  @PersistenceContext private EntityManager entities;

  /** Those rows with their bodies, in their order. */
  List<SealedVersion> of(List<Candidate> page) {
    List<SealedVersion> rows = page.stream().map(Candidate::row).toList();
    List<SealedVersion> left = rows.stream().filter(row -> row.body() == null).toList();
    if (left.isEmpty()) {
      return rows;
    }
    Map<UUID, byte[]> bodies = bodies(left);
    return rows.stream()
        .map(row -> row.body() != null ? row : row.withBody(bodies.get(row.id())))
        .toList();
  }

  private Map<UUID, byte[]> bodies(List<SealedVersion> rows) {
    List<?> found =
        entities
            .createNativeQuery(BODIES, Tuple.class)
            .setParameter("ids", rows.stream().map(SealedVersion::id).toArray(UUID[]::new))
            .setParameter(
                "versions", rows.stream().map(SealedVersion::version).toArray(Integer[]::new))
            .getResultList();
    Map<UUID, byte[]> bodies = new HashMap<>();
    for (Object row : found) {
      Tuple tuple = (Tuple) row;
      bodies.put(tuple.get("id", UUID.class), tuple.get("body", byte[].class));
    }
    return bodies;
  }
}
