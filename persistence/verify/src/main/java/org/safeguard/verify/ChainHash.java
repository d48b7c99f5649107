package org.safeguard.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The link from one entry of a chain to the next:
 *
 * <pre>h(n) = SHA-256(0x00 | h(n-1) | canonical(n))        h(0) = 32 zero bytes</pre>
 *
 * <p>so that no entry can be changed, dropped, inserted or moved without changing every later hash.
 * The leading zero makes h(n) the leaf hash of {@code h(n-1) | canonical(n)} by RFC 6962, section
 * 2.1, so that the same value can stand in a Merkle tree without a second hash.
 */
public final class ChainHash {

  /** Length of a hash in bytes. */
  public static final int LENGTH = 32;

  private static final byte LEAF = 0x00;

  private ChainHash() {}

  /** What the first entry of a chain follows: 32 zero bytes. */
  public static byte[] origin() {
    return new byte[LENGTH];
  }

  /**
   * The hash of an entry.
   *
   * @param previous the hash of the entry before it, 32 bytes
   * @param canonical the entry's bytes, as {@link EntryCodec} makes them
   */
  public static byte[] next(byte[] previous, byte[] canonical) {
    if (previous.length != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes");
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(LEAF);
      digest.update(previous);
      return digest.digest(canonical);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
