package org.safeguard.verifier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.verify.Batch;
import org.safeguard.verify.ChainHash;
import org.safeguard.verify.ChainedEntry;
import org.safeguard.verify.SearchFields;

/**
 * Reads an export line by line, keys in their order and nothing else. A text may have any length,
 * as in the log.
 */
final class ExportReader {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxDocumentLength(-1)
                  .build())
          .build();

  private final JsonParser in;
  private long lines;

  /**
   * @throws ExportUnreadable where the stream can't be read at all
   */
  ExportReader(InputStream in) {
    try {
      this.in = JSON.createParser(in);
    } catch (IOException e) {
      throw new ExportUnreadable("the export cannot be read");
    }
  }

  /**
   * The next line.
   *
   * @throws ExportUnreadable naming the line, and nothing that stands in it
   */
  ExportRecord next() {
    lines++;
    try {
      JsonToken start = in.nextToken();
      if (start == null) {
        throw new ExportUnreadable("the export ends before its last line, after " + (lines - 1));
      }
      require(start == JsonToken.START_OBJECT);
      require(in.nextToken() == JsonToken.FIELD_NAME);
      ExportRecord line = line(in.currentName());
      require(in.currentToken() == JsonToken.END_OBJECT);
      return line;
    } catch (IOException | IllegalArgumentException e) {
      // The parser's own message would quote the line.
      throw malformed();
    }
  }

  /** Nothing may follow the last line, which tells how many there are. */
  void finish(ExportRecord.End end) {
    try {
      require(end.lines() == lines - 1 && in.nextToken() == null);
    } catch (IOException e) {
      throw malformed();
    }
  }

  private ExportRecord line(String kind) throws IOException {
    return switch (kind) {
      case "entry" -> entry();
      case "batch" -> batch();
      case "revision" ->
          new ExportRecord.Revision(
              number("revision"), number("chain"), number("seq"), optionalBytes("entry"));
      case "epoch" ->
          new ExportRecord.Epoch(
              number("epoch"), text("node"), time("openedAt"), optionalBytes("first"));
      case "unchained" -> new ExportRecord.Unchained(number("unchained"), time("at"));
      case "export" -> header();
      case "end" -> new ExportRecord.End(number("end"));
      default -> throw malformed();
    };
  }

  private ExportRecord header() throws IOException {
    if (number("export") != ExportRecord.FORMAT) {
      throw new ExportUnreadable("the export is of a format that this version does not know");
    }
    return new ExportRecord.Header(time("at"));
  }

  private ExportRecord batch() throws IOException {
    return new ExportRecord.BatchLink(
        new Batch(
            number("batch"),
            number("first"),
            number("last"),
            time("chainedAt"),
            hash("previous"),
            hash("head"),
            hash("mac")));
  }

  private ExportRecord entry() throws IOException {
    long sequence = number("entry");
    return new ExportRecord.EntryLink(
        new ChainedEntry(
            number("chain"),
            sequence,
            time("chainedAt"),
            hash("hash"),
            bytes("canonical"),
            fields()));
  }

  private SearchFields fields() throws IOException {
    return new SearchFields(
        UUID.fromString(text("id")),
        UUID.fromString(text("requestId")),
        time("at"),
        text("action"),
        ExportWriter.outcome(text("outcome")),
        text("actor"),
        text("actorName"),
        at("address") ? Optional.of(text("address")) : Optional.empty(),
        ids("patients"),
        ids("resources"));
  }

  private boolean at(String key) throws IOException {
    return in.currentToken() == JsonToken.FIELD_NAME && in.currentName().equals(key);
  }

  private void key(String key, JsonToken value) throws IOException {
    require(at(key));
    require(in.nextToken() == value);
  }

  private long number(String key) throws IOException {
    key(key, JsonToken.VALUE_NUMBER_INT);
    long number = in.getLongValue();
    in.nextToken();
    return number;
  }

  private Instant time(String key) throws IOException {
    return Instant.ofEpochMilli(number(key));
  }

  private String text(String key) throws IOException {
    key(key, JsonToken.VALUE_STRING);
    String text = in.getText();
    in.nextToken();
    return text;
  }

  private byte[] bytes(String key) throws IOException {
    key(key, JsonToken.VALUE_STRING);
    byte[] bytes = in.getBinaryValue();
    in.nextToken();
    return bytes;
  }

  private byte[] hash(String key) throws IOException {
    byte[] hash = bytes(key);
    require(hash.length == ChainHash.LENGTH);
    return hash;
  }

  private Optional<byte[]> optionalBytes(String key) throws IOException {
    return at(key) ? Optional.of(bytes(key)) : Optional.empty();
  }

  private List<UUID> ids(String key) throws IOException {
    key(key, JsonToken.START_ARRAY);
    List<UUID> ids = new ArrayList<>();
    while (in.nextToken() == JsonToken.VALUE_STRING) {
      ids.add(UUID.fromString(in.getText()));
    }
    require(in.currentToken() == JsonToken.END_ARRAY);
    in.nextToken();
    return ids;
  }

  private void require(boolean wellFormed) {
    if (!wellFormed) {
      throw malformed();
    }
  }

  private ExportUnreadable malformed() {
    return new ExportUnreadable("line " + lines + " of the export is malformed");
  }
}
