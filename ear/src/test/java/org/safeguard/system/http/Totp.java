package org.safeguard.system.http;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes one-time codes as an authenticator app does, and never the same one twice: Keycloak
 * takes a code once. It also takes the code before and after the present one, so that most sign-ins
 * need not wait for the next.
 */
public final class Totp {

  private static final Duration STEP = Duration.ofSeconds(30);

  private final Clock clock;
  private final Consumer<Duration> sleep;
  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator(STEP);
  private final Map<String, Long> lastUsed = new HashMap<>();

  public Totp() {
    this(Clock.systemUTC(), Totp::sleep);
  }

  Totp(Clock clock, Consumer<Duration> sleep) {
    this.clock = clock;
    this.sleep = sleep;
  }

  /** A code that has not been given out before; waits where all that are valid now have been. */
  public synchronized String next(String base32) {
    long used = lastUsed.getOrDefault(base32, Long.MIN_VALUE);
    long oldest = step() - 1;
    long newest = step() + 1;
    if (used >= newest) {
      Instant turn = Instant.ofEpochSecond(used * STEP.toSeconds());
      sleep.accept(Duration.between(clock.instant(), turn).plusSeconds(1));
      return next(base32);
    }
    long chosen = used == Long.MIN_VALUE ? step() : Math.max(used + 1, oldest);
    lastUsed.put(base32, chosen);
    return code(base32, chosen);
  }

  private long step() {
    return clock.instant().getEpochSecond() / STEP.toSeconds();
  }

  private String code(String base32, long step) {
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(Base32.decode(base32), "RAW"),
          Instant.ofEpochSecond(step * STEP.toSeconds()));
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
