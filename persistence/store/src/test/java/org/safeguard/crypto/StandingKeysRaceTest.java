package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads ask at once for a key that nobody knows yet, as when a month turns. */
@Timeout(20)
class StandingKeysRaceTest {

  private static final int THREADS = 8;

  /** As patient as the real pool is for a connection. */
  private static final long POOL_SECONDS = 5;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Semaphore connections = new Semaphore(THREADS);
  private final CountDownLatch begun = new CountDownLatch(THREADS);
  private final AtomicInteger asked = new AtomicInteger();
  private final StandingKeys standing = new StandingKeys(this::register, System::nanoTime);
  private volatile boolean away;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void oneAsksAndAllGetItsAnswer() throws Exception {
    connections.release(THREADS);
    Set<UUID> ids = new HashSet<>();
    for (Future<StoredKey> key : allAtOnce()) {
      ids.add(key.get().id());
    }
    assertEquals(1, ids.size());
    assertEquals(1, asked.get());
  }

  @Test
  void whoWaitHoldEveryConnection_yetTheOneWhoAsksGetsOne() throws Exception {
    List<Future<StoredKey>> keys = allAtOnce();
    int had = 0;
    for (Future<StoredKey> key : keys) {
      had += had(key);
    }
    assertTrue(had >= 1, "nobody got the key");
    assertEquals(1, asked.get());
    standing.get(KeyPurpose.AUDIT_MONTH, "2026-12");
    assertEquals(1, asked.get(), "the answer is lost");
  }

  @Test
  void failureOfTheOneWhoAsks_isTheOthersToo() throws Exception {
    connections.release(THREADS);
    away = true;
    for (Future<StoredKey> key : allAtOnce()) {
      ExecutionException e = assertThrows(ExecutionException.class, key::get);
      assertInstanceOf(KeysUnavailable.class, e.getCause());
    }
    away = false;
    standing.get(KeyPurpose.AUDIT_MONTH, "2026-12");
  }

  private static int had(Future<StoredKey> key) throws InterruptedException {
    try {
      key.get();
      return 1;
    } catch (ExecutionException e) {
      assertInstanceOf(KeysUnavailable.class, e.getCause());
      return 0;
    }
  }

  private List<Future<StoredKey>> allAtOnce() {
    List<Future<StoredKey>> keys = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      keys.add(threads.submit(this::inATransaction));
    }
    return keys;
  }

  private StoredKey inATransaction() throws InterruptedException {
    connections.acquire();
    try {
      begun.countDown();
      begun.await();
      return standing.get(KeyPurpose.AUDIT_MONTH, "2026-12");
    } finally {
      connections.release();
    }
  }

  /** In a transaction of its own, with a connection of its own. */
  private StoredKey register(KeyPurpose purpose, String subject) {
    try {
      if (!connections.tryAcquire(POOL_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the pool is empty");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    try {
      asked.incrementAndGet();
      Thread.sleep(50);
      if (away) {
        throw KeysUnavailable.away("away", null);
      }
      return new StoredKey(
          UUID.randomUUID(), purpose, new WrappedKey(subject, "wrapped"), new byte[32]);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      connections.release();
    }
  }
}
