package org.safeguard.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Actor;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Origin;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.EntryCodec;

/** What the sequencer itself has to say in the log. */
final class SystemEntries {

  private static final String SEQUENCER = "sequencer";
  private static final Origin HERE =
      new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private SystemEntries() {}

  /** A new epoch begins; names where every earlier chain ended, or had come to. */
  static Pending epoch(String node, Instant now, List<Head> heads) {
    String earlier = heads.stream().map(Head::text).collect(Collectors.joining(" "));
    String note = "node " + node + "; earlier heads: " + (earlier.isEmpty() ? "none" : earlier);
    return entry("EPOCH", Outcome.SUCCESS, now, UUID.randomUUID(), List.of(), note);
  }

  /**
   * Stands directly after an entry that its own process did not chain, and says so; it has the same
   * request and patients, so that whoever finds one finds both.
   */
  static Pending recovered(AuditEntry original, long revision, Instant now) {
    String note = "entry " + original.id() + " of revision " + revision;
    return entry(
        "RECOVER", Outcome.RECOVERED, now, original.requestId(), original.patients(), note);
  }

  /** Stands in the place of a revision's entry where its bytes are no entry. */
  static Pending unreadable(long revision, Instant now) {
    String note = "revision " + revision + " carries no entry that can be read";
    Pending entry = entry("RECOVER", Outcome.FAILED, now, UUID.randomUUID(), List.of(), note);
    return new Pending(
        entry.fields(),
        entry.canonical(),
        OptionalLong.of(revision),
        entry.alert(),
        entry.receipt(),
        false);
  }

  private static Pending entry(
      String action,
      Outcome outcome,
      Instant now,
      UUID requestId,
      List<UUID> patients,
      String note) {
    AuditEntry entry =
        new AuditEntry(
            UUID.randomUUID(),
            requestId,
            now,
            action,
            outcome,
            Optional.empty(),
            Optional.empty(),
            job(),
            HERE,
            Optional.empty(),
            List.of(),
            patients,
            Optional.empty(),
            Optional.of(note));
    return Pending.of(entry, EntryCodec.encode(entry), OptionalLong.empty());
  }

  private static Actor job() {
    return new Actor(
        ActorKind.JOB,
        SEQUENCER,
        SEQUENCER,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
