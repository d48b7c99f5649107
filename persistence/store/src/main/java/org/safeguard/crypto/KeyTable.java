package org.safeguard.crypto;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where wrapped data keys are kept; every call needs a transaction. */
public interface KeyTable {

  /** The key that new values of this subject are sealed with, if it has one yet. */
  Optional<StoredKey> findCurrent(KeyPurpose purpose, String subject);

  /** The keys of these ids that there are, in any order. */
  List<StoredKey> findAll(Collection<UUID> ids);

  /**
   * Adds a key unless its subject has a current one by now, waiting for a transaction that is about
   * to add one.
   *
   * @return whether it was added
   */
  boolean add(StoredKey key);
}
