package org.safeguard.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binds a batch to its epoch's key, which only the vault can unwrap: who can write to the database
 * but does not hold the key can't make a batch that passes.
 *
 * <p>HMAC-SHA256 (RFC 2104, FIPS 180-4) over 119 bytes, numbers big-endian:
 *
 * <pre>
 * "safeguard.audit.batch.1"   23 bytes, ASCII
 * chain                        8
 * first sequence               8
 * last sequence                8
 * chained at                   8, milliseconds since 1970-01-01T00:00Z
 * previous hash               32
 * head                        32
 * </pre>
 *
 * Not safe for use by several threads at once.
 */
public final class BatchMac {

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] LABEL = "safeguard.audit.batch.1".getBytes(US_ASCII);
  private static final int KEY_LENGTH = 32;

  private final Mac mac;

  /**
   * @param key the epoch's key, 32 bytes; the caller may wipe it afterwards
   */
  public BatchMac(byte[] key) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("the key has 32 bytes");
    }
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** The batch's code, 32 bytes. */
  public byte[] of(
      long chain, long first, long last, Instant chainedAt, byte[] previous, byte[] head) {
    ByteBuffer message =
        ByteBuffer.allocate(LABEL.length + 4 * Long.BYTES + 2 * ChainHash.LENGTH)
            .put(LABEL)
            .putLong(chain)
            .putLong(first)
            .putLong(last)
            .putLong(chainedAt.toEpochMilli())
            .put(previous)
            .put(head);
    return mac.doFinal(message.array());
  }

  /** The code that this batch ought to have. */
  byte[] of(Batch batch) {
    return of(
        batch.chain(),
        batch.first(),
        batch.last(),
        batch.chainedAt(),
        batch.previous(),
        batch.head());
  }
}
