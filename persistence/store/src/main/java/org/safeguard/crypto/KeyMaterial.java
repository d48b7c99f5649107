package org.safeguard.crypto;

import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a data key for as long as they may be used: until they are destroyed or their uses
 * are spent. A copy is either the whole key or none, whatever other threads do.
 */
final class KeyMaterial {

  /** An AES-256 key, in bytes. */
  static final int LENGTH = 32;

  private final byte[] bytes;
  private long usesLeft;

  /**
   * @param bytes taken over, not copied
   */
  KeyMaterial(byte[] bytes, long uses) {
    if (bytes.length != LENGTH) {
      throw new KeyRefused("a data key has " + LENGTH + " bytes, not " + bytes.length);
    }
    this.bytes = bytes;
    this.usesLeft = uses;
  }

  /** A copy of the key for one use; empty once it is destroyed or used up. */
  synchronized Optional<KeyCopy> copy() {
    if (usesLeft <= 0) {
      return Optional.empty();
    }
    usesLeft--;
    return Optional.of(new KeyCopy(bytes.clone()));
  }

  synchronized boolean usable() {
    return usesLeft > 0;
  }

  synchronized void destroy() {
    usesLeft = 0;
    Arrays.fill(bytes, (byte) 0);
  }
}
