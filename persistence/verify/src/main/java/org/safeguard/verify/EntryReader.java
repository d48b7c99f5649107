package org.safeguard.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the form that {@link EntryCodec} describes, key by key in its order. A text may have any
 * length: what the log took must be readable, or its check would end there. Nesting, names and
 * numbers keep Jackson's bounds.
 */
final class EntryReader {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private final JsonParser in;

  private EntryReader(JsonParser in) {
    this.in = in;
  }

  static AuditEntry read(byte[] canonical) {
    try (JsonParser in = JSON.createParser(canonical)) {
      return new EntryReader(in).document();
    } catch (IOException e) {
      // The parser's own message would quote the entry.
      throw new MalformedEntry("not JSON");
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedEntry("a value is not of its type", e);
    }
  }

  private AuditEntry document() throws IOException {
    in.nextToken();
    bracket(JsonToken.START_OBJECT);
    if (number("format") != AuditEntry.FORMAT) {
      throw new MalformedEntry("unknown format");
    }
    AuditEntry entry = entry();
    if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
      throw new MalformedEntry("more than an entry");
    }
    return entry;
  }

  private AuditEntry entry() throws IOException {
    return new AuditEntry(
        uuid("id"),
        uuid("requestId"),
        instant(text("at")),
        text("action"),
        AuditEntry.Outcome.valueOf(text("outcome")),
        optional("rule"),
        at("status") ? Optional.of(number("status")) : Optional.empty(),
        actor(),
        origin(),
        optional("purpose"),
        items(),
        texts("patients").stream().map(UUID::fromString).toList(),
        at("query") ? Optional.of(query()) : Optional.empty(),
        optional("note"));
  }

  private AuditEntry.Actor actor() throws IOException {
    key("actor");
    bracket(JsonToken.START_OBJECT);
    AuditEntry.Actor actor =
        new AuditEntry.Actor(
            AuditEntry.ActorKind.valueOf(text("kind")),
            text("id"),
            text("name"),
            optional("client"),
            optional("session"),
            optional("authentication"),
            optional("authenticatedAt").map(EntryReader::instant),
            texts("roles"));
    bracket(JsonToken.END_OBJECT);
    return actor;
  }

  private AuditEntry.Origin origin() throws IOException {
    key("origin");
    bracket(JsonToken.START_OBJECT);
    AuditEntry.Origin origin =
        new AuditEntry.Origin(
            optional("address"),
            optional("workstation"),
            optional("userAgent"),
            optional("channel"));
    bracket(JsonToken.END_OBJECT);
    return origin;
  }

  private List<AuditEntry.Item> items() throws IOException {
    key("items");
    bracket(JsonToken.START_ARRAY);
    List<AuditEntry.Item> items = new ArrayList<>();
    while (in.currentToken() == JsonToken.START_OBJECT) {
      items.add(item());
    }
    bracket(JsonToken.END_ARRAY);
    return List.copyOf(items);
  }

  private AuditEntry.Item item() throws IOException {
    bracket(JsonToken.START_OBJECT);
    AuditEntry.Item item =
        new AuditEntry.Item(
            text("type"),
            uuid("id"),
            number("version"),
            AuditEntry.Use.valueOf(text("use")),
            optional("sha256"));
    bracket(JsonToken.END_OBJECT);
    return item;
  }

  private AuditEntry.Query query() throws IOException {
    key("query");
    bracket(JsonToken.START_OBJECT);
    AuditEntry.Query query =
        new AuditEntry.Query(
            texts("parameters"), optional("key").map(UUID::fromString), optional("sealed"));
    bracket(JsonToken.END_OBJECT);
    return query;
  }

  /** Whether the next key is this one. */
  private boolean at(String key) throws IOException {
    return in.currentToken() == JsonToken.FIELD_NAME && in.currentName().equals(key);
  }

  private void key(String key) throws IOException {
    if (!at(key)) {
      throw new MalformedEntry("expected " + key);
    }
    in.nextToken();
  }

  /** Passes one bracket. */
  private void bracket(JsonToken expected) throws IOException {
    if (in.currentToken() != expected) {
      throw new MalformedEntry("expected " + expected);
    }
    in.nextToken();
  }

  private String text(String key) throws IOException {
    key(key);
    return text();
  }

  private String text() throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw new MalformedEntry("expected text");
    }
    String text = in.getText();
    in.nextToken();
    return text;
  }

  private Optional<String> optional(String key) throws IOException {
    return at(key) ? Optional.of(text(key)) : Optional.empty();
  }

  private List<String> texts(String key) throws IOException {
    key(key);
    bracket(JsonToken.START_ARRAY);
    List<String> texts = new ArrayList<>();
    while (in.currentToken() == JsonToken.VALUE_STRING) {
      texts.add(text());
    }
    bracket(JsonToken.END_ARRAY);
    return List.copyOf(texts);
  }

  private int number(String key) throws IOException {
    key(key);
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new MalformedEntry("expected a number");
    }
    int number = in.getIntValue();
    in.nextToken();
    return number;
  }

  private UUID uuid(String key) throws IOException {
    return UUID.fromString(text(key));
  }

  private static Instant instant(String text) {
    return EntryWriter.INSTANT.parse(text, Instant::from);
  }
}
