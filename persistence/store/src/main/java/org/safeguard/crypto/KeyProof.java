package org.safeguard.crypto;

import java.util.List;

/** Shows that a vault opens stored keys. */
public final class KeyProof {

  private KeyProof() {}

  /**
   * Passes if the vault opens all of these keys of one purpose and each is the one that was stored.
   *
   * @throws KeyRefused if it won't open one of them
   * @throws IntegrityFailure if one differs from its commitment
   * @throws KeysUnavailable if the vault gives no keys
   */
  public static void requireOpen(KeyWrapper vault, KeyPurpose purpose, List<KeyTableRow> rows) {
    List<byte[]> keys = vault.unwrap(purpose, rows.stream().map(KeyTableRow::wrapped).toList());
    for (int i = 0; i < rows.size(); i++) {
      try (KeyCopy copy = new KeyCopy(keys.get(i))) {
        rows.get(i).proof().ifPresent(stored -> KeyCommitment.check(copy, stored));
      }
    }
  }
}
