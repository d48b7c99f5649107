package org.safeguard.stack.patients;

import java.time.Duration;
import java.util.Optional;

/**
 * A request without an answer of its own. What it asked for may have been done all the same. The
 * message is a reason without any value.
 */
final class Trouble extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is known of the request. */
  enum Kind {
    /** It reached no one: nothing was done. */
    AWAY,
    /** The server turned it away for now: nothing was done. */
    BUSY,
    /** It was sent; it may have been done, and may be at work still. */
    LOST,
    /** It has ended without success, though it may have been done; it is worth another try. */
    UNSURE,
    /** As {@link #UNSURE}, but by a fault that would come again. */
    FAULT
  }

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  Trouble(Kind kind, String reason) {
    this(kind, reason, Optional.empty());
  }

  Trouble(Kind kind, String reason, Optional<Duration> retryAfter) {
    super(reason);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  Kind kind() {
    return kind;
  }

  boolean perhapsDone() {
    return kind != Kind.AWAY && kind != Kind.BUSY;
  }

  /** How long the server asked to be left alone. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
