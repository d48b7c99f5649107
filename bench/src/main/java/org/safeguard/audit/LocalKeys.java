package org.safeguard.audit;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyWrapper;
import org.safeguard.crypto.WrappedKey;

/** Keys in memory in place of the vault, which the sequencer asks once an epoch only. */
final class LocalKeys implements KeyWrapper {

  private static final int KEY_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<WrappedKey, byte[]> keys = new ConcurrentHashMap<>();

  @Override
  public WrappedKey newKey(KeyPurpose purpose, String subject) {
    // The tables read the version of the vault's key in it.
    WrappedKey wrapped = new WrappedKey(subject, "vault:v1:" + purpose + subject);
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    keys.put(wrapped, key);
    return wrapped;
  }

  @Override
  public List<byte[]> unwrap(KeyPurpose purpose, List<WrappedKey> wrapped) {
    return wrapped.stream().map(key -> keys.get(key).clone()).toList();
  }

  @Override
  public void check() {
    // It is always there.
  }
}
