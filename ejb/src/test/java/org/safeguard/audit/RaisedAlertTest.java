package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.alert.notice.AlertKind;
import org.safeguard.crypto.IntegrityFailure;
import org.safeguard.crypto.KeyRefused;
import org.safeguard.identity.Caller;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Origin;
import org.safeguard.verify.AuditEntry.Outcome;

class RaisedAlertTest {

  private static final Instant AT = Instant.parse("2026-11-27T06:00:00.123Z");
  private static final UUID ID = UUID.randomUUID();

  @Test
  void failureOfIntegrityRaisesAnAlertOfThePlaceThatTheEntryNames() {
    assertEquals(
        Optional.of(
            new RaisedAlert(AlertKind.INTEGRITY_FAILURE, "resource.body of 7 version 1", AT, ID)),
        RaisedAlert.of(
            entry(
                Outcome.FAILED, "IntegrityFailure", Optional.of("resource.body of 7 version 1"))));
  }

  @Test
  void keyThatIsRefusedRaisesOneOfItsOwnKind() {
    assertEquals(
        Optional.of(AlertKind.KEY_REFUSED),
        RaisedAlert.of(entry(Outcome.FAILED, "KeyRefused", Optional.of("no data key")))
            .map(RaisedAlert::kind));
  }

  @Test
  void alertWithoutAPlaceIsOfTheAction() {
    assertEquals(
        Optional.of("READ"),
        RaisedAlert.of(entry(Outcome.FAILED, "IntegrityFailure", Optional.empty()))
            .map(RaisedAlert::subject));
  }

  @Test
  void otherFaultsAndOtherOutcomesRaiseNone() {
    assertEquals(
        Optional.empty(),
        RaisedAlert.of(entry(Outcome.FAILED, "IllegalStateException", Optional.of("x"))));
    assertEquals(
        Optional.empty(),
        RaisedAlert.of(entry(Outcome.REJECTED, "IntegrityFailure", Optional.of("x"))));
  }

  @Test
  void onlyFaultsWhoseTextNamesAPlaceGiveASubject() {
    assertEquals(Optional.of("place"), RaisedAlert.subject(new IntegrityFailure("place")));
    assertEquals(Optional.of("key"), RaisedAlert.subject(new KeyRefused("key")));
    assertEquals(Optional.empty(), RaisedAlert.subject(new IllegalStateException("Quist")));
  }

  private static AuditEntry entry(Outcome outcome, String rule, Optional<String> note) {
    return new AuditEntry(
        ID,
        UUID.randomUUID(),
        AT,
        "READ",
        outcome,
        Optional.of(rule),
        Optional.empty(),
        AuditedCall.actor(new Caller.Anonymous(), List.of()),
        new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        note);
  }
}
