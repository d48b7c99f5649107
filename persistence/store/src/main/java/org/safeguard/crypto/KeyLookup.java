package org.safeguard.crypto;

import static jakarta.transaction.Transactional.TxType.REQUIRED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads stored keys as they stand now, within a transaction or without. */
@ApplicationScoped
class KeyLookup {

  private final KeyTable table;

  /** For the container's proxy only. */
  protected KeyLookup() {
    this(null);
  }

  @Inject
  KeyLookup(KeyTable table) {
    this.table = table;
  }

  /** The keys of these ids that there are, in any order. */
  @Transactional(REQUIRED)
  List<StoredKey> findAll(Collection<UUID> ids) {
    return table.findAll(ids);
  }
}
