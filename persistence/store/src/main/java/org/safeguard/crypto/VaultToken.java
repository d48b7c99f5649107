package org.safeguard.crypto;

import io.github.jopenlibs.vault.response.AuthResponse;
import java.time.Duration;

/**
 * A token of the vault's with its times, in nanoseconds of one clock.
 *
 * @param text the token itself, a secret
 * @param obtained when it was given or last renewed
 * @param life how long it lives from then on; 0 where it does not end
 * @param first how long it lived from its login on
 */
record VaultToken(String text, boolean renewable, long obtained, long life, long first) {

  static VaultToken login(AuthResponse reply, long now) {
    long life = Duration.ofSeconds(reply.getAuthLeaseDuration()).toNanos();
    return new VaultToken(reply.getAuthClientToken(), reply.isAuthRenewable(), now, life, life);
  }

  VaultToken renewed(AuthResponse reply, long now) {
    long longer = Duration.ofSeconds(reply.getAuthLeaseDuration()).toNanos();
    return new VaultToken(text, reply.isAuthRenewable(), now, longer, first);
  }

  /** Whether a third of its life is over: early enough to have it renewed before half of it. */
  boolean due(long now) {
    return life > 0 && now - obtained >= life / 3;
  }

  boolean expired(long now) {
    return life > 0 && now - obtained >= life;
  }

  /** Whether renewing it is of no use any more, since it nears the end that its role sets. */
  boolean waning() {
    return !renewable || life < first / 2;
  }

  @Override
  public String toString() {
    return "vault token";
  }
}
