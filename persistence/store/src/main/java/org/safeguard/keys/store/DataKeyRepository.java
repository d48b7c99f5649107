package org.safeguard.keys.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyTable;
import org.safeguard.crypto.StoredKey;
import org.safeguard.crypto.WrappedKey;

/**
 * The table {@code data_key}. None of its statements flushes what else the transaction holds:
 * nothing there concerns this table, and a bundle's rows are to go out in batches.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class DataKeyRepository implements KeyTable {

  /** Columns, not entities: those would stay as the transaction first read them. */
  private static final String SELECT =
      "select k.id, k.purpose, k.subject, k.wrapped, k.commitment from DataKeyRow k";

  private static final String CURRENT =
      SELECT + " where k.purpose = :purpose and k.subject = :subject and k.retiredAt is null";
  private static final String OF_IDS = SELECT + " where k.id in :ids";
  private static final String ADD =
      "insert into data_key (id, purpose, subject, wrapped, commitment)"
          + " values (:id, :purpose, :subject, :wrapped, :commitment)"
          + " on conflict (purpose, subject) where retired_at is null do nothing";

  @PersistenceContext private EntityManager entities;

  protected DataKeyRepository() {}

  DataKeyRepository(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<StoredKey> findCurrent(KeyPurpose purpose, String subject) {
    return entities
        .createQuery(CURRENT, Tuple.class)
        .setFlushMode(FlushModeType.COMMIT)
        .setParameter("purpose", purpose)
        .setParameter("subject", subject)
        .getResultStream()
        .findFirst()
        .map(DataKeyRepository::key);
  }

  @Override
  public List<StoredKey> findAll(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(OF_IDS, Tuple.class)
        .setFlushMode(FlushModeType.COMMIT)
        .setParameter("ids", ids)
        .getResultStream()
        .map(DataKeyRepository::key)
        .toList();
  }

  @Override
  public boolean add(StoredKey key) {
    return entities
            .createNativeQuery(ADD)
            .unwrap(NativeQuery.class)
            .addSynchronizedEntityClass(DataKeyRow.class)
            .setParameter("id", key.id())
            .setParameter("purpose", key.purpose().name())
            .setParameter("subject", key.subject())
            .setParameter("wrapped", key.wrapped().text())
            .setParameter("commitment", key.commitment())
            .executeUpdate()
        == 1;
  }

  private static StoredKey key(Tuple row) {
    return new StoredKey(
        row.get(0, UUID.class),
        row.get(1, KeyPurpose.class),
        new WrappedKey(row.get(2, String.class), row.get(3, String.class)),
        row.get(4, byte[].class));
  }
}
