package org.safeguard.audit;

import java.util.HexFormat;

/**
 * The last entry of a chain.
 *
 * @param hash 32 bytes
 */
record Head(long chain, long sequence, byte[] hash) {

  /** {@code chain:sequence:hash}, as the first entry of an epoch names it. */
  String text() {
    return chain + ":" + sequence + ":" + HexFormat.of().formatHex(hash);
  }
}
