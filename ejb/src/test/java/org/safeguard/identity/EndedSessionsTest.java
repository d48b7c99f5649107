package org.safeguard.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.safeguard.identity.store.EndedSession;
import org.safeguard.identity.store.EndedSessionRepository;

class EndedSessionsTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final Rows rows = new Rows();
  private final Hands clock = new Hands();
  private final EndedSessions sessions = new EndedSessions(rows, clock);

  @Test
  void sessionThatNobodyEnded_isOpen() {
    assertFalse(sessions.ended("s1"));
  }

  @Test
  void sessionEndedHere_isEndedAtOnceAndWrittenForTheOtherNodes() {
    assertFalse(sessions.ended("s1"));

    sessions.end("s1", EndReason.SIGNED_OUT);

    assertTrue(sessions.ended("s1"));
    assertEquals(List.of("s1 SIGNED_OUT"), rows.written);
  }

  @Test
  void sessionEndedBeforeTheStart_isKnownFromTheFirstCallOn() {
    rows.ended.add(new EndedSession("s1", START.minus(Duration.ofHours(2))));

    assertTrue(sessions.ended("s1"));
  }

  @Test
  void sessionEndedOnAnotherNode_isKnownOnceWhatIsKnownIsOld() {
    assertFalse(sessions.ended("s1"));
    rows.ended.add(new EndedSession("s1", clock.now));

    clock.advance(EndedSessions.AGE.plusMillis(1));

    assertTrue(sessions.ended("s1"));
  }

  @Test
  void rowsAreReadOnceWhileWhatIsKnownIsFresh() {
    sessions.ended("s1");
    sessions.ended("s2");
    clock.advance(EndedSessions.AGE);
    sessions.ended("s3");

    assertEquals(1, rows.reads);
  }

  @Test
  void rowThatCommittedLate_isStillFound() {
    rows.ended.add(new EndedSession("s2", START));
    sessions.ended("s1");
    rows.ended.add(new EndedSession("s1", START.minus(EndedSessions.OVERLAP)));

    clock.advance(EndedSessions.AGE.plusMillis(1));

    assertTrue(sessions.ended("s1"));
  }

  @Test
  void clockThatRunsAheadOfTheDatabases_missesNoRow() {
    Duration ahead = Duration.ofMinutes(5);
    rows.ended.add(new EndedSession("s1", clock.now.minus(ahead)));
    assertTrue(sessions.ended("s1"));

    clock.advance(EndedSessions.AGE.plusMillis(1));
    rows.ended.add(new EndedSession("s2", clock.now.minus(ahead)));

    assertTrue(sessions.ended("s2"));
  }

  @Test
  void rowsBeforeTheNewestThatIsKnownAreNotReadAgain() {
    rows.ended.add(new EndedSession("s1", START));
    sessions.ended("s1");
    clock.advance(EndedSessions.AGE.plusMillis(1));
    sessions.ended("s1");

    assertEquals(START.minus(EndedSessions.OVERLAP), rows.since);
  }

  @Test
  void rowsThatCannotBeRead_letNobodyThrough() {
    rows.away = true;

    assertThrows(IllegalStateException.class, () -> sessions.ended("s1"));
    assertThrows(IllegalStateException.class, () -> sessions.ended("s1"));
  }

  @Test
  void sessionWhoseTokensRanOutLongAgo_isForgotten() {
    sessions.end("s1", EndReason.INACTIVITY);

    clock.advance(EndedSessions.KEPT.plusMillis(1));

    assertFalse(sessions.ended("s1"));
  }

  private static final class Rows extends EndedSessionRepository {
    private final List<EndedSession> ended = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private int reads;
    private Instant since;
    private boolean away;

    @Override
    public void end(String session, String reason) {
      written.add(session + " " + reason);
    }

    @Override
    public List<EndedSession> findEndedSince(Instant moment) {
      if (away) {
        throw new IllegalStateException("no database");
      }
      reads++;
      since = moment;
      return ended.stream().filter(row -> !row.endedAt().isBefore(moment)).toList();
    }
  }

  private static final class Hands extends Clock {
    private Instant now = START;

    private void advance(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
