package org.safeguard.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Unwrapped data keys, bounded in number, age and uses; a key that leaves is overwritten by the
 * thread that evicts it, and age ends on an idle server too.
 */
@ApplicationScoped
class KeyCache {

  private static final int KEYS = 10_000;
  private static final Duration AGE = Duration.ofMinutes(5);
  private static final long USES = 1L << 20;

  private final Cache<UUID, OpenKey> cache;
  private final long uses;

  KeyCache() {
    this(KEYS, AGE, USES, Ticker.systemTicker(), Scheduler.systemScheduler());
  }

  KeyCache(int keys, Duration age, long uses, Ticker ticker, Scheduler scheduler) {
    this.uses = uses;
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(keys)
            .expireAfterWrite(age)
            .ticker(ticker)
            .scheduler(scheduler)
            .executor(Runnable::run)
            .recordStats()
            .<UUID, OpenKey>removalListener((id, key, cause) -> key.material().destroy())
            .build();
  }

  /** How many keys are in it, and how often it had what was asked for, since the start. */
  CacheFigures figures() {
    CacheStats stats = cache.stats();
    return new CacheFigures(
        cache.estimatedSize(), stats.hitCount(), stats.missCount(), stats.evictionCount());
  }

  Optional<OpenKey> find(UUID id) {
    OpenKey found = cache.getIfPresent(id);
    if (found != null && !found.material().usable()) {
      cache.asMap().remove(id, found);
      return Optional.empty();
    }
    return Optional.ofNullable(found);
  }

  /**
   * Keeps a key, unless another thread was faster.
   *
   * @param bytes taken over, not copied
   * @return the key kept
   */
  OpenKey keep(StoredKey stored, byte[] bytes) {
    OpenKey mine = new OpenKey(stored, new KeyMaterial(bytes, uses));
    OpenKey first = cache.asMap().putIfAbsent(stored.id(), mine);
    while (first != null && !first.material().usable()) {
      cache.asMap().remove(stored.id(), first);
      first = cache.asMap().putIfAbsent(stored.id(), mine);
    }
    if (first == null) {
      return mine;
    }
    mine.material().destroy();
    return first;
  }

  /** Overwrites and drops that key, if it is there. */
  void drop(UUID id) {
    cache.invalidate(id);
  }

  /** Overwrites and drops every key. */
  @PreDestroy
  void clear() {
    cache.invalidateAll();
  }
}
