package org.safeguard.crypto;

import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The classes of the room put together as the container does, over fakes. */
final class Keys {

  static final int NUMBER = 8;
  static final Duration AGE = Duration.ofMinutes(5);
  static final long USES = 1000;

  final FakeVault vault = new FakeVault();
  final InMemoryKeys table = new InMemoryKeys();
  final RecordedEvents events = new RecordedEvents();
  final AtomicLong nanos = new AtomicLong();
  final KeyCache cache;
  final Keyring ring;
  final DataKeys dataKeys;

  Keys() {
    this(NUMBER, USES);
  }

  Keys(int number, long uses) {
    cache = new KeyCache(number, AGE, uses, nanos::get, Scheduler.disabledScheduler());
    KeyLookup lookup = new KeyLookup(table);
    ring = new Keyring(vault, lookup, cache, events);
    dataKeys = new DataKeys(new KeyRegister(table, ring), lookup, ring);
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
