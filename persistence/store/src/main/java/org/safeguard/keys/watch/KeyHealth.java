package org.safeguard.keys.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.safeguard.crypto.CacheFigures;
import org.safeguard.crypto.DataKeys;
import org.safeguard.crypto.UnwrapFigures;

/**
 * Whether this server can open what is sealed. It is ready while the vault is merely away, since
 * keys at hand serve on. Its state is told in any case, to be watched, and what this node's cache
 * and its calls that unwrap have come to since the node started: counts that only grow, and times
 * in milliseconds.
 */
@Readiness
@ApplicationScoped
public class KeyHealth implements HealthCheck {

  private final KeyWatch watch;
  private final DataKeys keys;

  @Inject
  KeyHealth(KeyWatch watch, DataKeys keys) {
    this.watch = watch;
    this.keys = keys;
  }

  protected KeyHealth() {
    this(null, null);
  }

  @Override
  public HealthCheckResponse call() {
    KeyWatch.Sight sight = watch.seen();
    CacheFigures cache = keys.cacheFigures();
    UnwrapFigures unwraps = keys.unwrapFigures();
    return HealthCheckResponse.named("keys")
        .status(sight.state() != VaultState.WITHDRAWN)
        .withData("vault", sight.state().name())
        .withData("since", sight.since().toString())
        .withData("cacheKeys", cache.keys())
        .withData("cacheHits", cache.hits())
        .withData("cacheMisses", cache.misses())
        .withData("cacheEvictions", cache.evictions())
        .withData("unwrapCalls", unwraps.calls())
        .withData("unwrapFailures", unwraps.failures())
        .withData("unwrapKeys", unwraps.keys())
        .withData("unwrapTime", unwraps.time().toMillis())
        .withData("unwrapLongest", unwraps.longest().toMillis())
        .build();
  }
}
