package org.safeguard.audit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.audit.trail.AuditColumns;
import org.safeguard.audit.trail.AuditLine;
import org.safeguard.audit.trail.AuditPosition;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Actor;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Origin;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.EntryCodec;

class AuditRowTest {

  private static final Instant AT = Instant.parse("2026-11-23T07:22:49.120Z");
  private static final UUID ID = new UUID(1, 2);
  private static final UUID REQUEST = new UUID(3, 4);

  private static final AuditEntry ENTRY =
      new AuditEntry(
          ID,
          REQUEST,
          AT,
          "READ",
          Outcome.REFUSED,
          Optional.empty(),
          Optional.empty(),
          new Actor(
              ActorKind.PERSON,
              "5f0a",
              "lee",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of()),
          new Origin(Optional.of("10.0.0.7"), Optional.empty(), Optional.empty(), Optional.empty()),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty());

  @Test
  void entryIsReadFromItsHashedBytes() {
    AuditLine line = AuditRow.line(row(EntryCodec.encode(ENTRY), "DELETE", "nobody", null));
    assertEquals(Optional.of(ENTRY), line.entry());
    assertEquals(new AuditPosition(AT, ID, 7, 9), line.position());
    assertEquals(AT.plusMillis(5), line.chainedAt());
    assertEquals("READ", line.action());
    assertEquals("lee", line.actorName());
    assertEquals(Optional.of("10.0.0.7"), line.address());
  }

  @Test
  void entryThatCannotBeRead_isALineOfItsColumns() {
    byte[] unreadable = "{}".getBytes(StandardCharsets.UTF_8);
    AuditLine line = AuditRow.line(row(unreadable, "READ", "lee", "10.0.0.7"));
    assertTrue(line.entry().isEmpty());
    assertEquals(
        new AuditColumns(REQUEST, "READ", "REFUSED", "lee", Optional.of("10.0.0.7")),
        line.columns());
    assertEquals(new AuditPosition(AT, ID, 7, 9), line.position());
    assertEquals(AT, line.at());
    assertEquals("READ", line.action());
    assertEquals("lee", line.actorName());
    assertEquals(Optional.of("10.0.0.7"), line.address());
  }

  private static Object[] row(byte[] canonical, String action, String actorName, String address) {
    return new Object[] {
      7L,
      9L,
      AT.toEpochMilli() + 5,
      AT.toEpochMilli(),
      ID.toString(),
      REQUEST.toString(),
      action,
      "REFUSED",
      actorName,
      address,
      canonical
    };
  }
}
