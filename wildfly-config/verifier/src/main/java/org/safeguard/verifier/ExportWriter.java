package org.safeguard.verifier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.Batch;
import org.safeguard.verify.ChainedEntry;
import org.safeguard.verify.SearchFields;

/** Writes the lines that {@link ExportRecord} describes. */
final class ExportWriter {

  private final JsonGenerator out;
  private long lines;

  ExportWriter(OutputStream out) throws IOException {
    this.out = new JsonFactory().createGenerator(out);
    // Each line ends itself with a line feed, the last one too.
    this.out.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  void header(Instant at) throws IOException {
    begin("export", ExportRecord.FORMAT);
    time("at", at);
    end();
  }

  void epoch(ExportRecord.Epoch epoch) throws IOException {
    begin("epoch", epoch.chain());
    out.writeStringField("node", epoch.node());
    time("openedAt", epoch.openedAt());
    bytes("first", epoch.first());
    end();
  }

  void batch(Batch batch) throws IOException {
    begin("batch", batch.chain());
    out.writeNumberField("first", batch.first());
    out.writeNumberField("last", batch.last());
    time("chainedAt", batch.chainedAt());
    out.writeBinaryField("previous", batch.previous());
    out.writeBinaryField("head", batch.head());
    out.writeBinaryField("mac", batch.mac());
    end();
  }

  /**
   * @param outcome the column's text, which {@code fields} can't hold where it is no outcome
   */
  void entry(ChainedEntry entry, String outcome) throws IOException {
    SearchFields fields = entry.fields();
    begin("entry", entry.sequence());
    out.writeNumberField("chain", entry.chain());
    time("chainedAt", entry.chainedAt());
    out.writeBinaryField("hash", entry.hash());
    out.writeBinaryField("canonical", entry.canonical());
    out.writeStringField("id", fields.id().toString());
    out.writeStringField("requestId", fields.requestId().toString());
    time("at", fields.at());
    out.writeStringField("action", fields.action());
    out.writeStringField("outcome", outcome);
    out.writeStringField("actor", fields.actor());
    out.writeStringField("actorName", fields.actorName());
    if (fields.address().isPresent()) {
      out.writeStringField("address", fields.address().get());
    }
    ids("patients", fields.patients());
    ids("resources", fields.resources());
    end();
  }

  void revision(ExportRecord.Revision revision) throws IOException {
    begin("revision", revision.number());
    out.writeNumberField("chain", revision.chain());
    out.writeNumberField("seq", revision.sequence());
    bytes("entry", revision.entry());
    end();
  }

  void unchained(ExportRecord.Unchained revision) throws IOException {
    begin("unchained", revision.revision());
    time("at", revision.at());
    end();
  }

  /** The last line. */
  void finish() throws IOException {
    begin("end", lines);
    end();
    out.flush();
  }

  /** The outcome of a column's text; null where it is none, which then differs from the entry's. */
  static AuditEntry.Outcome outcome(String text) {
    try {
      return AuditEntry.Outcome.valueOf(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void begin(String kind, long number) throws IOException {
    out.writeStartObject();
    out.writeNumberField(kind, number);
  }

  private void end() throws IOException {
    out.writeEndObject();
    out.writeRaw('\n');
    lines++;
  }

  private void time(String key, Instant time) throws IOException {
    out.writeNumberField(key, millis(time));
  }

  private static long millis(Instant time) {
    try {
      return time.toEpochMilli();
    } catch (ArithmeticException infinite) {
      return time.isAfter(Instant.EPOCH) ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
  }

  private void bytes(String key, Optional<byte[]> bytes) throws IOException {
    if (bytes.isPresent()) {
      out.writeBinaryField(key, bytes.get());
    }
  }

  private void ids(String key, List<UUID> ids) throws IOException {
    out.writeArrayFieldStart(key);
    for (UUID id : ids) {
      out.writeString(id.toString());
    }
    out.writeEndArray();
  }
}
