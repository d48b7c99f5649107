package org.safeguard.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The entries that wait for the sequencer: first in, first out, and never more than it can hold.
 */
final class EntryQueue {

  static final int CAPACITY = 8192;
  static final int BATCH_ENTRIES = 256;

  /** Entries of large bundles name thousands of items: a batch also ends at this many bytes. */
  static final int BATCH_BYTES = 4 << 20;

  private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(CAPACITY);

  /** Whether there was room for it. */
  boolean offer(Pending entry) {
    return queue.offer(entry);
  }

  /**
   * What has queued, up to a batch, as soon as there is anything.
   *
   * @param wait how long to wait for a first entry; nothing is waited for a second
   * @return empty if none came
   */
  List<Pending> take(Duration wait) throws InterruptedException {
    Pending first = queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
    return first == null ? List.of() : batchFrom(first);
  }

  /** What has queued, up to a batch, without waiting. */
  List<Pending> takeNow() {
    Pending first = queue.poll();
    return first == null ? List.of() : batchFrom(first);
  }

  private List<Pending> batchFrom(Pending first) {
    List<Pending> batch = new ArrayList<>();
    int bytes = 0;
    for (Pending next = first; next != null; next = more(batch, bytes) ? queue.poll() : null) {
      batch.add(next);
      bytes += next.canonical().length;
    }
    return batch;
  }

  private static boolean more(List<Pending> batch, int bytes) {
    return batch.size() < BATCH_ENTRIES && bytes < BATCH_BYTES;
  }
}
