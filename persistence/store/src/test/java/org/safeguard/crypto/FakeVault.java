package org.safeguard.crypto;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Wraps keys as the vault does, in memory, and can be away or sealed. */
final class FakeVault implements KeyWrapper {

  enum State {
    SERVING,
    AWAY,
    SEALED
  }

  private record Held(KeyPurpose purpose, String subject, byte[] bytes) {}

  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  final AtomicInteger unwraps = new AtomicInteger();
  volatile State state = State.SERVING;

  @Override
  public WrappedKey newKey(KeyPurpose purpose, String subject) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return wrap(purpose, subject, bytes);
  }

  WrappedKey wrap(KeyPurpose purpose, String subject, byte[] bytes) {
    answer();
    String text = "wrapped:" + UUID.randomUUID();
    held.put(text, new Held(purpose, subject, bytes.clone()));
    return new WrappedKey(subject, text);
  }

  /** From now on that wrapped key is refused, as one of a version before the least allowed. */
  void retire(WrappedKey wrapped) {
    held.remove(wrapped.text());
  }

  @Override
  public List<byte[]> unwrap(KeyPurpose purpose, List<WrappedKey> wrapped) {
    answer();
    unwraps.incrementAndGet();
    List<byte[]> keys = new ArrayList<>();
    for (WrappedKey key : wrapped) {
      Held found = held.get(key.text());
      if (found == null || found.purpose() != purpose || !found.subject().equals(key.subject())) {
        throw new KeyRefused("not wrapped so");
      }
      keys.add(found.bytes().clone());
    }
    return keys;
  }

  @Override
  public void check() {
    answer();
  }

  private void answer() {
    if (state == State.AWAY) {
      throw KeysUnavailable.away("away", null);
    }
    if (state == State.SEALED) {
      throw KeysUnavailable.withdrawn("sealed", null);
    }
  }
}
