package org.safeguard.audit;

import java.util.List;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyWrapper;
import org.safeguard.crypto.KeysUnavailable;
import org.safeguard.crypto.WrappedKey;
import org.safeguard.verify.BatchMac;

/** Gives keys that can be told from their subject. */
final class FakeVault implements KeyWrapper {

  volatile boolean away;

  @Override
  public WrappedKey newKey(KeyPurpose purpose, String subject) {
    if (away) {
      throw KeysUnavailable.away("the vault is away", null);
    }
    return new WrappedKey(subject, purpose + ":" + subject);
  }

  @Override
  public List<byte[]> unwrap(KeyPurpose purpose, List<WrappedKey> wrapped) {
    return wrapped.stream().map(key -> key(Long.parseLong(key.subject()))).toList();
  }

  @Override
  public void check() {
    if (away) {
      throw KeysUnavailable.away("the vault is away", null);
    }
  }

  /** What proves the batches of a chain. */
  static BatchMac mac(long chain) {
    return new BatchMac(key(chain));
  }

  private static byte[] key(long chain) {
    byte[] key = new byte[32];
    key[0] = (byte) chain;
    return key;
  }
}
