package org.safeguard.verifier;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Actor;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Item;
import org.safeguard.verify.AuditEntry.Origin;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.AuditEntry.Use;
import org.safeguard.verify.Batch;
import org.safeguard.verify.ChainHash;
import org.safeguard.verify.ChainedEntry;
import org.safeguard.verify.EntryCodec;
import org.safeguard.verify.SearchFields;

/**
 * Writes the export of one chain to standard output: an epoch, then reads of a single resource in
 * batches, every tenth entry a write with its revision.
 */
final class ExportGenerator {

  private static final int BATCH = 64;
  private static final Instant AT = Instant.parse("2026-11-23T07:22:49.120Z");

  private final Random random = new Random(1);
  private final ExportWriter out;
  private byte[] head = ChainHash.origin();
  private long last;

  private ExportGenerator(ExportWriter out) {
    this.out = out;
  }

  /**
   * @param args how many entries
   */
  public static void main(String[] args) throws IOException {
    try (OutputStream out = new BufferedOutputStream(System.out, 1 << 16)) {
      new ExportGenerator(new ExportWriter(out)).write(Long.parseLong(args[0]));
    }
  }

  private void write(long entries) throws IOException {
    AuditEntry epoch = entry("EPOCH", List.of(), Optional.of("node a; earlier heads: none"));
    out.header(AT.plusSeconds(3600));
    out.epoch(new ExportRecord.Epoch(1, "a", AT, Optional.of(EntryCodec.encode(epoch))));
    batch(List.of(epoch));
    while (last < entries) {
      List<AuditEntry> batch = new ArrayList<>();
      for (int i = 1; i <= Math.min(BATCH, entries - last); i++) {
        batch.add(call((last + i) % 10 == 0));
      }
      batch(batch);
    }
    out.finish();
  }

  private AuditEntry call(boolean write) {
    Item item =
        new Item(
            "Observation",
            id(),
            1,
            write ? Use.WRITTEN : Use.SHOWN,
            write ? Optional.of(HexFormat.of().formatHex(new byte[32])) : Optional.empty());
    return entry(write ? "CREATE" : "READ", List.of(item), Optional.empty());
  }

  private AuditEntry entry(String action, List<Item> items, Optional<String> note) {
    return new AuditEntry(
        id(),
        id(),
        AT,
        action,
        Outcome.SUCCESS,
        Optional.empty(),
        Optional.empty(),
        new Actor(
            ActorKind.PERSON,
            id().toString(),
            "physician",
            Optional.of("safeguard-console"),
            Optional.of(id().toString()),
            Optional.of("mfa"),
            Optional.of(AT),
            List.of("PHYSICIAN")),
        new Origin(
            Optional.of("10.0.0.7"),
            Optional.of("ward-3"),
            Optional.of("0123456789abcdef"),
            Optional.of("GET /fhir/Observation/{id}")),
        Optional.of("TREAT"),
        items,
        items.isEmpty() ? List.of() : List.of(id()),
        Optional.empty(),
        note);
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private void batch(List<AuditEntry> entries) throws IOException {
    byte[] previous = head;
    long first = last + 1;
    List<ChainedEntry> chained = new ArrayList<>();
    for (AuditEntry entry : entries) {
      byte[] canonical = EntryCodec.encode(entry);
      head = ChainHash.next(head, canonical);
      last++;
      chained.add(new ChainedEntry(1, last, AT, head, canonical, SearchFields.of(entry)));
    }
    out.batch(new Batch(1, first, last, AT, previous, head, new byte[ChainHash.LENGTH]));
    for (ChainedEntry entry : chained) {
      out.entry(entry, Outcome.SUCCESS.name());
      if (entry.fields().action().equals("CREATE")) {
        out.revision(
            new ExportRecord.Revision(
                entry.sequence(), 1, entry.sequence(), Optional.of(entry.canonical())));
      }
    }
  }
}
