package org.safeguard.verifier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
 * A log as the sequencer would have left it, to be tampered with: chain 1 of three batches (its
 * epoch; a read and the write of revision 10; two reads), and chain 2, whose epoch names the head
 * of chain 1.
 */
final class Log {

  static final Instant AT = Instant.parse("2026-11-23T07:22:49.120Z");

  final List<ExportRecord.Epoch> epochs = new ArrayList<>();
  final List<ExportRecord> links = new ArrayList<>();
  final List<ExportRecord.Unchained> unchained = new ArrayList<>();
  private byte[] head;
  private long last;

  Log() {
    open(1, "none");
    append(1, read(11), write(12));
    links.add(new ExportRecord.Revision(10, 1, 3, Optional.of(EntryCodec.encode(write(12)))));
    append(1, read(13), read(14));
    open(2, head(1));
    append(2, read(21));
  }

  /** The head of the chain that was written last. */
  String head(long chain) {
    return chain + ":" + last + ":" + HexFormat.of().formatHex(head);
  }

  void open(long chain, String heads) {
    head = ChainHash.origin();
    last = 0;
    AuditEntry first =
        entry((int) chain, "EPOCH", List.of(), Optional.of("node a; earlier heads: " + heads));
    epochs.add(new ExportRecord.Epoch(chain, "a", AT, Optional.of(EntryCodec.encode(first))));
    append(chain, first);
  }

  void append(long chain, AuditEntry... entries) {
    byte[] previous = head;
    long first = last + 1;
    List<ExportRecord> chained = new ArrayList<>();
    for (AuditEntry entry : entries) {
      byte[] canonical = EntryCodec.encode(entry);
      head = ChainHash.next(head, canonical);
      last++;
      chained.add(
          new ExportRecord.EntryLink(
              new ChainedEntry(chain, last, AT, head, canonical, SearchFields.of(entry))));
    }
    links.add(
        new ExportRecord.BatchLink(
            new Batch(chain, first, last, AT, previous, head, new byte[32])));
    links.addAll(chained);
  }

  static AuditEntry read(int id) {
    return entry(id, "READ", List.of(item(Use.SHOWN)), Optional.empty());
  }

  static AuditEntry write(int id) {
    return entry(id, "UPDATE", List.of(item(Use.WRITTEN)), Optional.empty());
  }

  private static Item item(Use use) {
    return new Item("Patient", new UUID(0, 7), 1, use, Optional.empty());
  }

  private static AuditEntry entry(int id, String action, List<Item> items, Optional<String> note) {
    return new AuditEntry(
        new UUID(0, id),
        new UUID(1, id),
        AT,
        action,
        Outcome.SUCCESS,
        Optional.empty(),
        Optional.empty(),
        new Actor(
            ActorKind.PERSON,
            "5f0a",
            "SECRET-NAME",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of("PHYSICIAN")),
        new Origin(Optional.of("10.0.0.7"), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        items,
        List.of(),
        Optional.empty(),
        note);
  }

  /** Where an entry stands among the links. */
  int at(long chain, long sequence) {
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i) instanceof ExportRecord.EntryLink link
          && link.chain() == chain
          && link.entry().sequence() == sequence) {
        return i;
      }
    }
    throw new AssertionError("no such entry");
  }

  ChainedEntry entry(long chain, long sequence) {
    return ((ExportRecord.EntryLink) links.get(at(chain, sequence))).entry();
  }

  /** Puts another in the place of an entry. */
  void replace(long chain, long sequence, byte[] hash, byte[] canonical, SearchFields fields) {
    links.set(
        at(chain, sequence),
        new ExportRecord.EntryLink(new ChainedEntry(chain, sequence, AT, hash, canonical, fields)));
  }

  /** Drops what stands behind a place. */
  void cutAfter(long chain, long sequence) {
    links.removeIf(
        link ->
            link instanceof ExportRecord.EntryLink e
                    && e.chain() == chain
                    && e.entry().sequence() > sequence
                || link instanceof ExportRecord.BatchLink b
                    && b.chain() == chain
                    && b.batch().first() > sequence
                || link instanceof ExportRecord.Revision r
                    && r.chain() == chain
                    && r.sequence() > sequence);
  }

  String export() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ExportWriter out = new ExportWriter(bytes);
      out.header(AT.plusSeconds(3600));
      for (ExportRecord.Epoch epoch : epochs) {
        out.epoch(epoch);
      }
      for (ExportRecord link : links) {
        if (link instanceof ExportRecord.BatchLink b) {
          out.batch(b.batch());
        } else if (link instanceof ExportRecord.EntryLink e) {
          out.entry(e.entry(), e.entry().fields().outcome().name());
        } else {
          out.revision((ExportRecord.Revision) link);
        }
      }
      for (ExportRecord.Unchained revision : unchained) {
        out.unchained(revision);
      }
      out.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  Report check() {
    return check(export());
  }

  static Report check(String export) {
    return LogCheck.check(
        new ExportReader(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8))));
  }
}
