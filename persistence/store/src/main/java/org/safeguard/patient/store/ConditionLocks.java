package org.safeguard.patient.store;

import java.util.stream.LongStream;

/**
 * The advisory locks of conditions: each token has its own, and all who take any share {@link
 * #GATE}. Who has more tokens than {@value #MOST} takes the gate for itself instead, which shuts
 * out all others: the database has a few thousand locks in all.
 *
 * @param wholeGate whether the gate is not shared
 * @param keys of the tokens' own locks
 */
record ConditionLocks(boolean wholeGate, long[] keys) {

  /** "SB" in the top bytes, and "SC" below, keep these locks apart from any other. */
  static final long GATE = 0x5342L << 48;

  /** Two bundles at once on each of two servers then leave the database a third of its 6,400. */
  static final int MOST = 1_000;

  private static final long OWN = 0x5343L << 48;
  private static final long TOKEN = (1L << 48) - 1;

  static ConditionLocks of(LongStream tokens) {
    long[] keys = tokens.map(token -> OWN | token & TOKEN).distinct().toArray();
    return keys.length > MOST
        ? new ConditionLocks(true, new long[0])
        : new ConditionLocks(false, keys);
  }
}
