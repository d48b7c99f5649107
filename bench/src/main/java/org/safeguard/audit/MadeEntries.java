package org.safeguard.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Actor;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Item;
import org.safeguard.verify.AuditEntry.Origin;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.AuditEntry.Use;

/** Entries as a read of one patient leaves them. */
final class MadeEntries {

  static final String ACTION = "READ";

  private MadeEntries() {}

  /** One that no other is like: another request, another patient. */
  static AuditEntry next() {
    UUID patient = random();
    return new AuditEntry(
        random(),
        random(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        ACTION,
        Outcome.SUCCESS,
        Optional.empty(),
        Optional.empty(),
        new Actor(
            ActorKind.PERSON,
            "5f0f2b8e-0d4c-4c7e-9f5a-2f6f0a1d9c11",
            "made.up",
            Optional.of("safeguard-console"),
            Optional.of("9d2c1f64-3f0b-4be1-8d37-3f3c8f0f7d52"),
            Optional.of("2"),
            Optional.of(Instant.now().truncatedTo(ChronoUnit.SECONDS)),
            List.of("PHYSICIAN")),
        new Origin(
            Optional.of("127.0.0.1"),
            Optional.empty(),
            Optional.of("0123456789abcdef"),
            Optional.of("GET /fhir/Patient/{id}")),
        Optional.of("TREATMENT"),
        List.of(new Item("Patient", patient, 1, Use.SHOWN, Optional.empty())),
        List.of(patient),
        Optional.empty(),
        Optional.empty());
  }

  /** Not secret, so the callers need not wait for the secure generator. */
  private static UUID random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong());
  }
}
