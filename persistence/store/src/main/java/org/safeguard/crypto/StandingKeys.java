package org.safeguard.crypto;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/**
 * Remembers which key is a subject's current one, and asks again every five minutes whether it
 * still is. Asking takes a second connection of the database from a thread that may hold one
 * already, so only one thread asks and the others go on with what was known: were all of them to
 * ask or wait, they could hold every connection while each needs one more.
 */
final class StandingKeys {

  private static final long AGE_NANOS = Duration.ofMinutes(5).toNanos();

  private final Map<Subject, Row> rows = new ConcurrentHashMap<>();
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

  StoredKey get(KeyPurpose purpose, String subject) {
    Subject of = new Subject(purpose, subject);
    long now = nanoTime.getAsLong();
    Row row = rows.get(of);
    if (row == null || row.claim(now)) {
      row = new Row(register.apply(purpose, subject), new AtomicLong(now));
      rows.put(of, row);
    }
    return row.key();
  }
}
