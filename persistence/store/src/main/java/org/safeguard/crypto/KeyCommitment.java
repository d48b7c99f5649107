package org.safeguard.crypto;

import java.security.MessageDigest;
import java.util.UUID;

/**
 * Binds a data key to its row, since AES-GCM does not commit to its key: one sealed value can be
 * crafted to open under two keys.
 *
 * <p>It is HMAC-SHA-256 under the data key of the {@linkplain LengthPrefixed length-prefixed}
 * parts: the text {@code safeguard data key commitment 1}, the purpose's name, the subject, the
 * key's id. Two keys with the same commitment would be a collision of SHA-256.
 */
final class KeyCommitment {

  /** In bytes. */
  static final int LENGTH = HmacSha256.LENGTH;

  private static final String LABEL = "safeguard data key commitment 1";

  private KeyCommitment() {}

  static byte[] of(KeyCopy key, UUID id, KeyPurpose purpose, String subject) {
    return new HmacSha256(key)
        .of(new LengthPrefixed().add(LABEL).add(purpose.name()).add(subject).add(id));
  }

  /**
   * Passes when this is the key that was stored.
   *
   * @throws IntegrityFailure if it is another
   */
  static void check(KeyCopy key, StoredKey stored) {
    byte[] found = of(key, stored.id(), stored.purpose(), stored.subject());
    if (!MessageDigest.isEqual(found, stored.commitment())) {
      throw new IntegrityFailure("data key " + stored.id() + " differs from its commitment");
    }
  }
}
