package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StandingKeysTest {

  private static final String MONTH = "2026-11";

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private Runnable meanwhile = () -> {};
  private final StandingKeys standing = new StandingKeys(this::register, nanos::get);

  @Test
  void asksOnceInFiveMinutes() {
    UUID first = id();
    pass(Duration.ofMinutes(5).minusNanos(1));
    assertEquals(first, id());
    pass(Duration.ofNanos(1));
    assertNotEquals(first, id());
    assertEquals(2, asked.get());
  }

  @Test
  void eachSubjectHasItsOwn() {
    UUID month = id();
    assertNotEquals(month, standing.get(KeyPurpose.AUDIT_MONTH, "2026-12").id());
    assertNotEquals(month, standing.get(KeyPurpose.TYPE, MONTH).id());
    assertEquals(month, id());
  }

  @Test
  void whileOneAsksAgainOthersGoOnWithWhatWasKnown() {
    UUID first = id();
    pass(Duration.ofMinutes(5));
    meanwhile = () -> assertEquals(first, id());
    assertNotEquals(first, id());
    assertEquals(2, asked.get());
  }

  @Test
  void failureToAskIsNotRemembered() {
    meanwhile =
        () -> {
          throw KeysUnavailable.away("away", null);
        };
    assertThrows(KeysUnavailable.class, this::id);
    meanwhile = () -> {};
    id();
    assertEquals(2, asked.get());
  }

  private UUID id() {
    return standing.get(KeyPurpose.AUDIT_MONTH, MONTH).id();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private StoredKey register(KeyPurpose purpose, String subject) {
    asked.incrementAndGet();
    meanwhile.run();
    return new StoredKey(
        UUID.randomUUID(), purpose, new WrappedKey(subject, "wrapped"), new byte[32]);
  }
}
