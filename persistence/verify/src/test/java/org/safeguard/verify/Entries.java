package org.safeguard.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.verify.AuditEntry.Actor;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Item;
import org.safeguard.verify.AuditEntry.Origin;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.AuditEntry.Query;
import org.safeguard.verify.AuditEntry.Use;

/** Entries to test with. */
final class Entries {

  static final Instant AT = Instant.parse("2026-11-23T07:22:49.120Z");

  /** With every field that an entry can have. */
  static final AuditEntry FULL =
      new AuditEntry(
          id(1),
          id(2),
          AT,
          "UPDATE",
          Outcome.SUCCESS,
          Optional.of("OWN_PATIENT"),
          Optional.of(200),
          new Actor(
              ActorKind.PERSON,
              "5f0a",
              "d.\u00f8rsted \"dee\"",
              Optional.of("safeguard-console"),
              Optional.of("s-1"),
              Optional.of("mfa"),
              Optional.of(Instant.parse("2026-11-23T07:00:00Z")),
              List.of("PHYSICIAN", "AUDITOR")),
          new Origin(
              Optional.of("10.0.0.7"),
              Optional.of("ward-3"),
              Optional.of("0123456789abcdef"),
              Optional.of("PUT /fhir/Patient/{id}")),
          Optional.of("TREAT"),
          List.of(
              new Item("Patient", id(3), 1, Use.SHOWN, Optional.empty()),
              new Item("Patient", id(3), 2, Use.WRITTEN, Optional.of("ab".repeat(32)))),
          List.of(id(3)),
          Optional.of(new Query(List.of("family:exact"), Optional.of(id(4)), Optional.of("AAEC"))),
          Optional.of("line\n\ud83d\ude00"));

  private Entries() {}

  /** With nothing that an entry can do without. */
  static AuditEntry bare(int id) {
    return new AuditEntry(
        id(id),
        id(2),
        AT,
        "READ",
        Outcome.REFUSED,
        Optional.empty(),
        Optional.empty(),
        new Actor(
            ActorKind.ANONYMOUS,
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  static UUID id(int value) {
    return new UUID(0, value);
  }
}
