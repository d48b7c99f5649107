package org.safeguard.crypto;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A key table without a database; every change is committed at once. */
final class InMemoryKeys implements KeyTable {

  private final Map<UUID, StoredKey> rows = new LinkedHashMap<>();
  private Runnable beforeAdd = () -> {};
  int queries;

  /** Runs once, before the next key is added: another transaction is faster. */
  void beforeAdd(Runnable other) {
    beforeAdd = other;
  }

  @Override
  public synchronized Optional<StoredKey> findCurrent(KeyPurpose purpose, String subject) {
    queries++;
    return rows.values().stream()
        .filter(key -> key.purpose() == purpose && key.subject().equals(subject))
        .findFirst();
  }

  @Override
  public synchronized List<StoredKey> findAll(Collection<UUID> ids) {
    queries++;
    return rows.values().stream().filter(key -> ids.contains(key.id())).toList();
  }

  @Override
  public synchronized boolean add(StoredKey key) {
    Runnable other = beforeAdd;
    beforeAdd = () -> {};
    other.run();
    if (findCurrent(key.purpose(), key.subject()).isPresent()) {
      return false;
    }
    put(key);
    return true;
  }

  synchronized void put(StoredKey key) {
    rows.put(key.id(), key);
  }

  synchronized int size() {
    return rows.size();
  }
}
