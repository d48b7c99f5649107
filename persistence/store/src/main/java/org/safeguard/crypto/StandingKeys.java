package org.safeguard.crypto;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/**
 * Remembers which key is a subject's current one, and asks again every five minutes whether it
 * still is.
 *
 * <p>Asking takes a second connection of the database from a thread that may hold one already, so
 * only one thread asks for a subject at a time: were all of them to ask, they could hold every
 * connection while each needs one more. Where a key is known, the others go on with it meanwhile.
 * Where none is yet, as when a month turns, they wait for the one's answer, but for {@link
 * #PATIENCE} only. Those who wait may hold every connection, so they must give up, and their
 * connections back, well before the pool gives up on the one who asks (five seconds): then that one
 * gets a connection, and whoever comes later finds the key.
 */
final class StandingKeys {

  /** How long to wait for an answer that another thread has asked for. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final long AGE_NANOS = Duration.ofMinutes(5).toNanos();

  private final Map<Subject, Row> rows = new ConcurrentHashMap<>();
  private final Map<Subject, CompletableFuture<Row>> asking = new ConcurrentHashMap<>();
  private final BiFunction<KeyPurpose, String, StoredKey> register;
  private final LongSupplier nanoTime;

  private record Subject(KeyPurpose purpose, String subject) {}

  private record Row(StoredKey key, AtomicLong askedAt) {

    /** Whether it is time to ask again, and no other thread does. */
    boolean claim(long now) {
      long asked = askedAt.get();
      return now - asked >= AGE_NANOS && askedAt.compareAndSet(asked, now);
    }
  }

  StandingKeys(BiFunction<KeyPurpose, String, StoredKey> register, LongSupplier nanoTime) {
    this.register = register;
    this.nanoTime = nanoTime;
  }

  /**
   * The subject's current key.
   *
   * @throws KeysUnavailable also if another thread asks for it and has no answer in time
   */
  StoredKey get(KeyPurpose purpose, String subject) {
    Subject of = new Subject(purpose, subject);
    Row row = rows.get(of);
    if (row == null) {
      row = first(of);
    } else if (row.claim(nanoTime.getAsLong())) {
      row = ask(of);
    }
    return row.key();
  }

  private Row first(Subject of) {
    CompletableFuture<Row> mine = new CompletableFuture<>();
    CompletableFuture<Row> others = asking.putIfAbsent(of, mine);
    if (others != null) {
      return await(others);
    }
    try {
      // Another thread's answer may have come between the look and the claim.
      Row known = rows.get(of);
      Row row = known == null ? ask(of) : known;
      mine.complete(row);
      return row;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      asking.remove(of, mine);
    }
  }

  private Row ask(Subject of) {
    long now = nanoTime.getAsLong();
    Row row = new Row(register.apply(of.purpose(), of.subject()), new AtomicLong(now));
    rows.put(of, row);
    return row;
  }

  private static Row await(CompletableFuture<Row> answer) {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw KeysUnavailable.away("no answer in time which key is current", e);
    } catch (ExecutionException e) {
      throw KeysUnavailable.away("another thread could not have the key", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KeysUnavailable.away("interrupted while waiting for a key", e);
    }
  }
}
