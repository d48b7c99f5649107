package org.safeguard.crypto;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A data key that can be used, for as long as the holder likes: when its bytes have been evicted
 * meanwhile, the next use fetches them anew, and fails with {@link KeysUnavailable} only if the
 * vault gives no keys then. So an eviction never waits for a holder and a holder never sees
 * overwritten bytes. Shows no bytes to anyone outside this package; safe for use by many threads.
 */
public final class DataKey {

  /** How often a key may be evicted under one use before that use gives up. */
  private static final int ATTEMPTS = 4;

  private final StoredKey stored;
  private final Function<StoredKey, KeyMaterial> source;
  private volatile KeyMaterial material;

  /**
   * @param source gives the present bytes, from the cache or the vault
   */
  DataKey(StoredKey stored, KeyMaterial material, Function<StoredKey, KeyMaterial> source) {
    this.stored = stored;
    this.material = material;
    this.source = source;
  }

  public UUID id() {
    return stored.id();
  }

  public KeyPurpose purpose() {
    return stored.purpose();
  }

  /** Whose key it is. */
  public String subject() {
    return stored.subject();
  }

  /** A copy for one use, to be closed after it. */
  KeyCopy copy() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<KeyCopy> copy = material.copy();
      if (copy.isPresent()) {
        return copy.get();
      }
      material = source.apply(stored);
    }
    throw KeysUnavailable.away("data keys are evicted faster than they are used", null);
  }

  @Override
  public String toString() {
    return stored.toString();
  }
}
