package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvictionRaceTest {

  private static final int THREADS = 4;

  private final Keys keys = new Keys(8, 50);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** What is sealed under overwritten bytes would not open under the real ones, nor reverse. */
  @Test
  void holderNeverSeesOverwrittenBytes() throws Exception {
    Sealer sealer = new Sealer();
    DataKey held = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    Binding place = new Binding("resource", "body", UUID.randomUUID(), 1, "p1");
    byte[] clear = new byte[100];
    byte[] sealedBefore = sealer.seal(held, place, clear);
    AtomicBoolean evicting = new AtomicBoolean(true);
    Future<Object> evictor =
        threads.submit(
            () -> {
              while (evicting.get()) {
                keys.cache.clear();
                Thread.yield();
              }
              return null;
            });
    List<byte[]> sealed =
        inParallel(
            () -> {
              byte[] last = sealedBefore;
              for (int i = 0; i < 5_000; i++) {
                assertArrayEquals(clear, sealer.open(held, place, last));
                last = sealer.seal(held, place, clear);
              }
              return last;
            });
    evicting.set(false);
    evictor.get();
    for (byte[] last : sealed) {
      assertArrayEquals(clear, sealer.open(keys.dataKeys.get(held.id()), place, last));
    }
    assertTrue(keys.vault.unwraps.get() > 1, "nothing was evicted");
  }

  @Test
  void manyThreadsThatNeedANewKeyGetOne() throws Exception {
    for (int round = 0; round < 50; round++) {
      String subject = "p" + round;
      CyclicBarrier together = new CyclicBarrier(THREADS);
      Set<UUID> ids =
          new HashSet<>(
              inParallel(
                  () -> {
                    together.await();
                    return keys.dataKeys.current(KeyPurpose.PATIENT, subject).id();
                  }));
      assertEquals(1, ids.size());
    }
    assertEquals(50, keys.table.size());
  }

  private <T> List<T> inParallel(Callable<T> task) throws InterruptedException, ExecutionException {
    List<T> results = new ArrayList<>();
    for (Future<T> future : threads.invokeAll(Collections.nCopies(THREADS, task))) {
      results.add(future.get());
    }
    return results;
  }
}
