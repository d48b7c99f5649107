package org.safeguard.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.safeguard.access.store.Standing;
import org.safeguard.identity.Caller;

/**
 * What our rows say of a caller, at most five seconds old: a changed role or a deactivation counts
 * that soon.
 */
@ApplicationScoped
class Standings {

  private static final Duration AGE = Duration.ofSeconds(5);
  private static final int CALLERS = 10_000;

  private final StandingLookup rows;
  private final Cache<Caller, Optional<Standing>> recent =
      Caffeine.newBuilder().expireAfterWrite(AGE).maximumSize(CALLERS).build();

  @Inject
  Standings(StandingLookup rows) {
    this.rows = rows;
  }

  protected Standings() {
    this(null);
  }

  /** Empty for callers whom no row knows. */
  Optional<Standing> find(Caller caller) {
    return caller instanceof Caller.Anonymous ? Optional.empty() : recent.get(caller, rows::find);
  }
}
