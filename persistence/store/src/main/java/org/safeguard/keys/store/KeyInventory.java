package org.safeguard.keys.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Verb;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.keys.inventory.KeyCount;
import org.safeguard.resource.ResourceType;

/** Counts the wrapped keys, those of the audit log's epochs with them. */
@ApplicationScoped
@Transactional(MANDATORY)
public class KeyInventory {

  /** The vault writes a wrapped key as {@code vault:v2:…}, its own key's version in the middle. */
  private static final String COUNTS =
      """
      select purpose, cast(substr(split_part(wrapped, ':', 2), 2) as integer) as version,
             count(*) filter (where not retired) as current, count(*) filter (where retired) as retired
      from (select purpose, wrapped, retired_at is not null from data_key
            union all select 'AUDIT_EPOCH', mac_key, false from audit_epoch)
           as stored (purpose, wrapped, retired)
      group by 1, 2 order by 1, 2""";

  @PersistenceContext private EntityManager entities;

  /** By purpose and version, in that order. */
  public List<KeyCount> counts(Grant grant) {
    grant.require(Verb.KEY_READ, ResourceType.DATA_KEY, Optional.empty());
    List<?> rows = entities.createNativeQuery(COUNTS, Tuple.class).getResultList();
    return rows.stream().map(row -> count((Tuple) row)).toList();
  }

  private static KeyCount count(Tuple row) {
    return new KeyCount(
        KeyPurpose.valueOf(row.get("purpose", String.class)),
        row.get("version", Integer.class),
        row.get("current", Long.class),
        row.get("retired", Long.class));
  }
}
