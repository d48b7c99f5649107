package org.safeguard.crypto;

import java.util.UUID;

/**
 * A data key as it is stored: wrapped, with what it must prove when it is unwrapped.
 *
 * @param commitment 32 bytes that only this key yields; see {@link KeyCommitment}
 */
public record StoredKey(UUID id, KeyPurpose purpose, WrappedKey wrapped, byte[] commitment) {

  public StoredKey {
    if (commitment.length != KeyCommitment.LENGTH) {
      throw new IllegalArgumentException("a commitment has " + KeyCommitment.LENGTH + " bytes");
    }
    commitment = commitment.clone();
  }

  @Override
  public byte[] commitment() {
    return commitment.clone();
  }

  public String subject() {
    return wrapped.subject();
  }

  @Override
  public String toString() {
    return purpose + " key " + id;
  }
}
