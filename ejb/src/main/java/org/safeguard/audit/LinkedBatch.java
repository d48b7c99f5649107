package org.safeguard.audit;

import java.util.List;
import org.safeguard.verify.Batch;
import org.safeguard.verify.ChainedEntry;

/**
 * A batch with everything that is written at once.
 *
 * @param entries in the order of their sequences
 * @param waiting for each entry, who waits for it
 */
record LinkedBatch(Batch batch, List<ChainedEntry> entries, List<Pending> waiting) {

  Head head() {
    return new Head(batch.chain(), batch.last(), batch.head());
  }

  /** Tells everyone who waits that it is durable. */
  void confirm() {
    for (int i = 0; i < waiting.size(); i++) {
      ChainedEntry entry = entries.get(i);
      waiting.get(i).durableAt(entry.chain(), entry.sequence());
    }
  }
}
