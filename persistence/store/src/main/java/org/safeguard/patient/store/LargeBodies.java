package org.safeguard.patient.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Fetches the bodies that a search left out. They come from the history, which holds the very bytes
 * of the version that matched, whatever has become of the row since.
 */
@ApplicationScoped
@Transactional(MANDATORY)
class LargeBodies {

  private static final String BODY =
      "select body from resource_aud where id = :id and version = :version";

  @PersistenceContext private EntityManager entities;

  List<SealedVersion> of(List<Candidate> page) {
    return page.stream().map(Candidate::row).map(this::complete).toList();
  }

  private SealedVersion complete(SealedVersion row) {
    return row.body() != null ? row : row.withBody(body(row));
  }

  private byte[] body(SealedVersion row) {
    return (byte[])
        entities
            .createNativeQuery(BODY, byte[].class)
            .setParameter("id", row.id())
            .setParameter("version", row.version())
            .getSingleResult();
  }
}
