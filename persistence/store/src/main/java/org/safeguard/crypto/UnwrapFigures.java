package org.safeguard.crypto;

import java.time.Duration;

/**
 * What a node has had the vault unwrap since the node started.
 *
 * @param calls round trips
 * @param failures calls of these that gave no keys
 * @param keys unwrapped in all
 * @param time in all calls together
 * @param longest of one call
 */
public record UnwrapFigures(long calls, long failures, long keys, Duration time, Duration longest) {

  /** Of one call on average; zero before the first. */
  public Duration mean() {
    return calls == 0 ? Duration.ZERO : time.dividedBy(calls);
  }
}
