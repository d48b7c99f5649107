package org.safeguard.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Actor;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Origin;
import org.safeguard.verify.AuditEntry.Outcome;

/** Entries to test the log with. */
final class LogEntries {

  static final Instant NOW = Instant.parse("2026-11-30T23:59:00Z");

  private LogEntries() {}

  static AuditEntry of(String actor) {
    return of(actor, Optional.empty());
  }

  static AuditEntry of(String actor, Optional<AuditEntry.Query> query) {
    return of(actor, UUID.randomUUID(), query);
  }

  static AuditEntry of(String actor, UUID id, Optional<AuditEntry.Query> query) {
    return new AuditEntry(
        id,
        UUID.randomUUID(),
        NOW,
        "READ",
        Outcome.SUCCESS,
        Optional.empty(),
        Optional.empty(),
        new Actor(
            ActorKind.PERSON,
            actor,
            actor,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        List.of(),
        List.of(UUID.randomUUID()),
        query,
        Optional.empty());
  }
}
