package org.safeguard.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Writes the form that {@link EntryCodec} describes. */
final class EntryWriter {

  static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private final JsonGenerator out;

  private EntryWriter(JsonGenerator out) {
    this.out = out;
  }

  static byte[] write(AuditEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      new EntryWriter(out).entry(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void entry(AuditEntry entry) throws IOException {
    out.writeStartObject();
    out.writeNumberField("format", AuditEntry.FORMAT);
    text("id", entry.id());
    text("requestId", entry.requestId());
    text("at", INSTANT.format(entry.at()));
    text("action", entry.action());
    text("outcome", entry.outcome());
    text("rule", entry.rule());
    if (entry.status().isPresent()) {
      out.writeNumberField("status", entry.status().get());
    }
    actor(entry.actor());
    origin(entry.origin());
    text("purpose", entry.purpose());
    items(entry.items());
    texts("patients", entry.patients());
    if (entry.query().isPresent()) {
      query(entry.query().get());
    }
    text("note", entry.note());
    out.writeEndObject();
  }

  private void actor(AuditEntry.Actor actor) throws IOException {
    out.writeObjectFieldStart("actor");
    text("kind", actor.kind());
    text("id", actor.id());
    text("name", actor.name());
    text("client", actor.client());
    text("session", actor.session());
    text("authentication", actor.authentication());
    Optional<Instant> authenticatedAt = actor.authenticatedAt();
    text("authenticatedAt", authenticatedAt.map(INSTANT::format));
    texts("roles", actor.roles());
    out.writeEndObject();
  }

  private void origin(AuditEntry.Origin origin) throws IOException {
    out.writeObjectFieldStart("origin");
    text("address", origin.address());
    text("workstation", origin.workstation());
    text("userAgent", origin.userAgent());
    text("channel", origin.channel());
    out.writeEndObject();
  }

  private void items(List<AuditEntry.Item> items) throws IOException {
    out.writeArrayFieldStart("items");
    for (AuditEntry.Item item : items) {
      out.writeStartObject();
      text("type", item.type());
      text("id", item.id());
      out.writeNumberField("version", item.version());
      text("use", item.use());
      text("sha256", item.sealedHash());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void query(AuditEntry.Query query) throws IOException {
    out.writeObjectFieldStart("query");
    texts("parameters", query.parameters());
    text("key", query.key());
    text("sealed", query.sealed());
    out.writeEndObject();
  }

  private void text(String key, Object value) throws IOException {
    out.writeStringField(key, EntryCodec.clean(value.toString()));
  }

  private void text(String key, Optional<?> value) throws IOException {
    if (value.isPresent()) {
      text(key, value.get());
    }
  }

  private void texts(String key, List<?> values) throws IOException {
    out.writeArrayFieldStart(key);
    for (Object value : values) {
      out.writeString(EntryCodec.clean(value.toString()));
    }
    out.writeEndArray();
  }
}
