package org.safeguard.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keyed tokens by which sealed values are found. The same value in the same field always gives the
 * same token; without the index key a token tells nothing but which values are equal. As a token is
 * 64 bits long, what it finds is to be compared exactly. Safe for use by many threads.
 *
 * <p>With HMAC-SHA-256 and the {@linkplain LengthPrefixed length-prefixed} parts:
 *
 * <pre>
 *   field key = HMAC(index key, "safeguard token field key 1" | field)
 *   token     = first 8 bytes of HMAC(field key, field | normalised value), big-endian
 * </pre>
 *
 * <p>The index key is fetched at the start, or the first use, and kept until the vault withdraws
 * the keys, so that a search needs no vault; it's fetched again by the first use after the vault's
 * return. One thread fetches it; the others wait no longer than {@link StandingKeys#PATIENCE}, for
 * the reason given there.
 */
@ApplicationScoped
public class TokenIndex {

  private static final String SUBJECT = "tokens";

  private final DataKeys keys;
  private final ThreadLocal<FieldMacs> macs = new ThreadLocal<>();
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile KeyMaterial indexKey;

  /** For the container's proxy only. */
  protected TokenIndex() {
    this(null);
  }

  @Inject
  TokenIndex(DataKeys keys) {
    this.keys = keys;
  }

  /**
   * The token of a value.
   *
   * @param field a name from the code, never from a caller: each takes memory in every thread
   * @param normalised the value in the form that equal values share
   * @throws KeysUnavailable if the index key is not at hand and the vault gives no keys
   */
  public long token(String field, String normalised) {
    KeyMaterial key = indexKey;
    if (key == null) {
      key = fetch();
    }
    FieldMacs mine = macs.get();
    if (mine == null || !mine.under(key)) {
      mine = new FieldMacs(key);
      macs.set(mine);
    }
    return mine.token(field, normalised);
  }

  /**
   * Has the index key at hand from now on, so that no search waits for it.
   *
   * @throws KeysUnavailable if the vault gives no keys
   */
  public void load() {
    if (indexKey == null) {
      fetch();
    }
  }

  private KeyMaterial fetch() {
    lockInTime();
    try {
      if (indexKey == null) {
        try (KeyCopy copy = keys.standing(KeyPurpose.INDEX, SUBJECT).copy()) {
          indexKey = new KeyMaterial(copy.getEncoded(), Long.MAX_VALUE);
        }
      }
      return indexKey;
    } finally {
      fetching.unlock();
    }
  }

  private void lockInTime() {
    try {
      if (fetching.tryLock(StandingKeys.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KeysUnavailable.away("interrupted while waiting for the index key", e);
    }
    throw KeysUnavailable.away("no index key in time", null);
  }

  void forget(@Observes(notifyObserver = Reception.IF_EXISTS) KeysWithdrawn event) {
    fetching.lock();
    try {
      if (indexKey != null) {
        indexKey.destroy();
        indexKey = null;
      }
    } finally {
      fetching.unlock();
    }
  }
}
