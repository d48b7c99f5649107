package org.safeguard.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.safeguard.identity.store.EndedSession;
import org.safeguard.identity.store.EndedSessionRepository;

/**
 * Knows which sessions were ended before their tokens ran out: at once on the node that ended one,
 * within {@link #AGE} on every other. Call it within a transaction.
 *
 * <p>What it knows is kept in memory and brought up to date by the first call after {@link #AGE}. A
 * call that can't bring it up to date fails, so that an ended session is never taken for an open
 * one. Which rows are new is told by the database's clock alone: a server whose own runs ahead
 * misses none. Its own only forgets what is a day old.
 */
@ApplicationScoped
public class EndedSessions {

  static final Duration AGE = Duration.ofSeconds(3);

  /** No token outlives its session's end by more. */
  static final Duration KEPT = Duration.ofHours(24);

  /** Rows of transactions that committed after younger ones are still found. */
  static final Duration OVERLAP = Duration.ofMinutes(1);

  private final EndedSessionRepository rows;
  private final Clock clock;
  private final Map<String, Instant> ended = new ConcurrentHashMap<>();
  private volatile Instant readAt = Instant.EPOCH;

  /** The newest end that was read, by the clock that stamps all of them: the database's. */
  private Instant newest = Instant.EPOCH;

  @Inject
  EndedSessions(EndedSessionRepository rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  protected EndedSessions() {
    this(null, null);
  }

  /** Whether that session, the identity provider's {@code sid}, was ended. */
  public boolean ended(String session) {
    Instant now = clock.instant();
    if (stale(now)) {
      bringUpToDate(now);
    }
    return ended.containsKey(session);
  }

  /** Ends that session on every node. */
  public void end(String session, EndReason reason) {
    rows.end(session, reason.name());
    ended.put(session, clock.instant());
  }

  private boolean stale(Instant now) {
    return readAt.plus(AGE).isBefore(now);
  }

  /**
   * Whoever comes meanwhile waits: answering from what is stale would let an ended session through.
   */
  private synchronized void bringUpToDate(Instant now) {
    if (!stale(now)) {
      return;
    }
    Instant oldest = now.minus(KEPT);
    Instant since = newest.minus(OVERLAP);
    for (EndedSession row : rows.findEndedSince(since.isAfter(oldest) ? since : oldest)) {
      ended.put(row.session(), row.endedAt());
      newest = row.endedAt().isAfter(newest) ? row.endedAt() : newest;
    }
    ended.values().removeIf(at -> at.isBefore(oldest));
    readAt = now;
  }
}
