package org.safeguard.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether this server can open what is sealed. It is ready while the vault is merely away, since
 * keys at hand serve on; its state is told in any case, to be watched.
 */
@Readiness
@ApplicationScoped
public class KeyHealth implements HealthCheck {

  private final KeyWatch watch;

  @Inject
  KeyHealth(KeyWatch watch) {
    this.watch = watch;
  }

  protected KeyHealth() {
    this(null);
  }

  @Override
  public HealthCheckResponse call() {
    KeyWatch.Sight sight = watch.seen();
    return HealthCheckResponse.named("keys")
        .status(sight.state() != VaultState.WITHDRAWN)
        .withData("vault", sight.state().name())
        .withData("since", sight.since().toString())
        .build();
  }
}
