package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyCacheTest {

  private static final byte[] ZEROS = new byte[32];

  @Test
  void numberIsBoundedAndWhatLeavesIsOverwritten() {
    Keys keys = new Keys(8, 1000);
    List<byte[]> kept = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      kept.add(keep(keys.cache, UUID.randomUUID()));
    }
    long alive = kept.stream().filter(bytes -> !Arrays.equals(ZEROS, bytes)).count();
    assertEquals(8, alive);
  }

  @Test
  void ageIsBoundedWhateverTheUse() {
    Keys keys = new Keys();
    UUID id = UUID.randomUUID();
    byte[] bytes = keep(keys.cache, id);
    for (int second = 0; second < 299; second++) {
      keys.pass(Duration.ofSeconds(1));
      assertTrue(keys.cache.find(id).isPresent());
    }
    keys.pass(Duration.ofSeconds(1));
    assertTrue(keys.cache.find(id).isEmpty());
    assertArrayEquals(ZEROS, bytes);
  }

  @Test
  void ageEndsOnAnIdleServerToo() throws InterruptedException {
    KeyCache cache =
        new KeyCache(
            8, Duration.ofMillis(50), 9, Ticker.systemTicker(), Scheduler.systemScheduler());
    byte[] bytes = keep(cache, UUID.randomUUID());
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!Arrays.equals(ZEROS, bytes) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertArrayEquals(ZEROS, bytes);
  }

  @Test
  void usesAreBounded() {
    Keys keys = new Keys(8, 3);
    UUID id = UUID.randomUUID();
    byte[] bytes = keep(keys.cache, id);
    KeyMaterial material = keys.cache.find(id).orElseThrow().material();
    for (int use = 0; use < 3; use++) {
      assertTrue(material.copy().isPresent());
    }
    assertTrue(material.copy().isEmpty());
    assertTrue(keys.cache.find(id).isEmpty());
    assertArrayEquals(ZEROS, bytes);
  }

  @Test
  void ofTwoThreadsThatUnwrapTheSameKeyTheFirstDecides() {
    Keys keys = new Keys();
    StoredKey stored = stored(UUID.randomUUID());
    byte[] second = filled();
    OpenKey first = keys.cache.keep(stored, filled());
    assertSame(first, keys.cache.keep(stored, second));
    assertArrayEquals(ZEROS, second);
    assertTrue(first.material().usable());
  }

  @Test
  void keyThatWasUsedUpGivesWayToAFreshOne() {
    Keys keys = new Keys(8, 1);
    StoredKey stored = stored(UUID.randomUUID());
    OpenKey first = keys.cache.keep(stored, filled());
    first.material().copy();
    OpenKey next = keys.cache.keep(stored, filled());
    assertNotSame(first, next);
    assertTrue(next.material().usable());
  }

  @Test
  void clearingOverwritesEveryKey() {
    Keys keys = new Keys();
    byte[] one = keep(keys.cache, UUID.randomUUID());
    byte[] other = keep(keys.cache, UUID.randomUUID());
    keys.cache.clear();
    assertArrayEquals(ZEROS, one);
    assertArrayEquals(ZEROS, other);
  }

  @Test
  void copyOutlivesTheEvictionAndIsOverwrittenAfterItsUse() {
    KeyMaterial material = new KeyMaterial(filled(), 9);
    KeyCopy copy = material.copy().orElseThrow();
    material.destroy();
    assertArrayEquals(filled(), copy.getEncoded());
    copy.close();
    assertArrayEquals(ZEROS, copy.getEncoded());
    assertFalse(material.usable());
  }

  private static byte[] keep(KeyCache cache, UUID id) {
    byte[] bytes = filled();
    cache.keep(stored(id), bytes);
    return bytes;
  }

  private static byte[] filled() {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 0x5a);
    return bytes;
  }

  private static StoredKey stored(UUID id) {
    return new StoredKey(id, KeyPurpose.PATIENT, new WrappedKey("p", "wrapped"), new byte[32]);
  }
}
