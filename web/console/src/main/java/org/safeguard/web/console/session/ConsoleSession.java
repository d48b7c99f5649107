package org.safeguard.web.console.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.safeguard.identity.Caller;
import org.safeguard.identity.SignedIn;
import org.safeguard.verify.AuditEntry.Origin;

/**
 * One person's session in the console, kept in the HTTP session of the node that serves it. It ends
 * exactly once.
 */
public final class ConsoleSession {

  static final String ATTRIBUTE = ConsoleSession.class.getName();

  private final SignedIn person;
  private final Caller caller;
  private final Origin origin;
  private final ProviderSession provider;
  private final ActivityClock clock;
  private final AtomicBoolean ended = new AtomicBoolean();

  ConsoleSession(
      SignedIn person,
      Caller caller,
      Origin origin,
      ProviderSession provider,
      ActivityClock clock) {
    this.person = person;
    this.caller = caller;
    this.origin = origin;
    this.provider = provider;
    this.clock = clock;
  }

  /** Who signed in, and what they may open. */
  public SignedIn person() {
    return person;
  }

  /** As whom the end of the session is audited, when no request of theirs is at hand. */
  Caller caller() {
    return caller;
  }

  /** From where the person signed in, whatever address they called then. */
  Origin workplace() {
    return new Origin(origin.address(), origin.workstation(), origin.userAgent(), Optional.empty());
  }

  ProviderSession provider() {
    return provider;
  }

  void act(Instant at, Instant now) {
    clock.act(at, now);
  }

  boolean ended(Instant now) {
    return ended.get() || clock.ended(now);
  }

  Duration left(Instant now) {
    return ended.get() ? Duration.ZERO : clock.left(now);
  }

  /** Whether this call is the one that ends it; no later one is. */
  boolean beginEnd() {
    return ended.compareAndSet(false, true);
  }
}
