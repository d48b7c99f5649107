package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EntryQueueTest {

  @Test
  void batchEndsAtItsBytes() {
    EntryQueue queue = new EntryQueue();
    byte[] large = new byte[EntryQueue.BATCH_BYTES / 2];
    for (int i = 0; i < 5; i++) {
      queue.offer(Pending.of(LogEntries.of("a"), large, OptionalLong.empty()));
    }
    assertEquals(2, queue.takeNow().size());
    assertEquals(2, queue.takeNow().size());
    assertEquals(1, queue.takeNow().size());
    assertEquals(0, queue.takeNow().size());
  }
}
