package org.safeguard.audit;

import java.util.Arrays;
import java.util.List;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyWrapper;
import org.safeguard.crypto.WrappedKey;
import org.safeguard.verify.BatchMac;

/** Makes each epoch's HMAC key; only its wrapped form is ever stored. */
final class EpochKeys {

  /** What an epoch needs of its key. */
  record EpochKey(String wrapped, BatchMac mac) {}

  private final KeyWrapper vault;

  EpochKeys(KeyWrapper vault) {
    this.vault = vault;
  }

  /**
   * @throws org.safeguard.crypto.KeysUnavailable if the vault gives no key
   */
  EpochKey next(long chain) {
    WrappedKey wrapped = vault.newKey(KeyPurpose.AUDIT_EPOCH, Long.toString(chain));
    byte[] key = vault.unwrap(KeyPurpose.AUDIT_EPOCH, List.of(wrapped)).get(0);
    try {
      return new EpochKey(wrapped.text(), new BatchMac(key));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
