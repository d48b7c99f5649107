package org.safeguard.crypto;

import java.security.SecureRandom;

/**
 * Random nonces for one thread. The platform's generator is behind one lock, so a few nonces are
 * drawn at a time; what is older than a tenth of a second is thrown away, lest two copies of a
 * virtual machine resumed from one snapshot use the same nonces.
 */
final class Nonces {

  private static final int DRAWN = 16;
  private static final long AGE_NANOS = 100_000_000;

  private final SecureRandom random;
  private final byte[] drawn = new byte[DRAWN * AesGcm.NONCE];
  private int used = drawn.length;
  private long drawnAt;

  Nonces(SecureRandom random) {
    this.random = random;
  }

  /** Writes a nonce into that array. */
  void next(byte[] target, int offset) {
    long now = System.nanoTime();
    if (used == drawn.length || now - drawnAt > AGE_NANOS) {
      random.nextBytes(drawn);
      used = 0;
      drawnAt = now;
    }
    System.arraycopy(drawn, used, target, offset, AesGcm.NONCE);
    used += AesGcm.NONCE;
  }
}
