package org.safeguard.web.console.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.safeguard.identity.Caller;
import org.safeguard.identity.SignedIn;
import org.safeguard.verify.AuditEntry.Origin;

class ConsoleSessionTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final Duration IDLE = Duration.ofMinutes(15);

  private final ConsoleSession session =
      new ConsoleSession(
          new SignedIn("Ada", List.of("NURSE"), Set.of()),
          new Caller.Anonymous(),
          new Origin(
              Optional.of("10.0.0.1"),
              Optional.of("w1"),
              Optional.of("hash"),
              Optional.of("GET /console/patients")),
          null,
          new ActivityClock(IDLE, START));

  @Test
  void itEndsOnce() {
    assertTrue(session.beginEnd());
    assertFalse(session.beginEnd());
  }

  @Test
  void whatWasEndedHasNoTimeLeft() {
    assertEquals(IDLE, session.left(START));
    session.beginEnd();
    assertTrue(session.ended(START));
    assertEquals(Duration.ZERO, session.left(START));
  }

  @Test
  void anEndThatNobodyAskedForNamesNoAddressOfARequest() {
    assertEquals(
        new Origin(
            Optional.of("10.0.0.1"), Optional.of("w1"), Optional.of("hash"), Optional.empty()),
        session.workplace());
  }
}
