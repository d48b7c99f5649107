package org.safeguard.crypto;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Counts and times calls that unwrap. Safe for use by many threads. */
final class UnwrapMeter {

  private final LongSupplier nanoTime;
  private final LongAdder calls = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder keys = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

  UnwrapMeter(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Makes a call and counts it. */
  List<byte[]> count(Supplier<List<byte[]>> call) {
    long start = nanoTime.getAsLong();
    boolean done = false;
    try {
      List<byte[]> unwrapped = call.get();
      keys.add(unwrapped.size());
      done = true;
      return unwrapped;
    } finally {
      long taken = nanoTime.getAsLong() - start;
      calls.increment();
      nanos.add(taken);
      longest.accumulate(taken);
      if (!done) {
        failures.increment();
      }
    }
  }

  UnwrapFigures figures() {
    return new UnwrapFigures(
        calls.sum(),
        failures.sum(),
        keys.sum(),
        Duration.ofNanos(nanos.sum()),
        Duration.ofNanos(longest.get()));
  }
}
