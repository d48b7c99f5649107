package org.safeguard.stack.patients;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a batch-response or transaction-response says of each entry, in the order of the request.
 */
record BundleReply(List<EntryReply> entries) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param status the HTTP status of the entry, 0 where it says none
   * @param outcome why it was refused, if it was
   */
  record EntryReply(int status, Optional<Outcome> outcome) {

    /** Whether the same would be taken later, as when the database is away for a moment. */
    private boolean isForNow() {
      return status == 429 || status == 502 || status == 503 || status == 504;
    }

    private boolean isFault() {
      return status >= 500;
    }
  }

  /**
   * Whether an entry of a batch has only been put off: for now, or because a fault in an entry
   * before it stopped the batch.
   */
  boolean putOff(int entry) {
    EntryReply reply = entries.get(entry);
    boolean stopped = entry > 0 && entries.get(entry - 1).isFault();
    return reply.isForNow() || (stopped && reply.isFault());
  }

  static BundleReply of(Reply reply) {
    List<EntryReply> entries = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(reply.body())) {
      if (moveToEntries(parser)) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          entries.add(entry(JSON.<JsonNode>readTree(parser).path("response")));
        }
      }
    } catch (IOException brokenOff) {
      // What it did not say is told as that, entry by entry.
      return new BundleReply(List.copyOf(entries));
    }
    return new BundleReply(List.copyOf(entries));
  }

  private static EntryReply entry(JsonNode response) {
    String line = response.path("status").asText();
    int status = line.matches("\\d{3}\\b.*") ? Integer.parseInt(line.substring(0, 3)) : 0;
    return new EntryReply(
        status,
        status >= 200 && status < 400
            ? Optional.empty()
            : Optional.of(Outcome.of(status, response.path("outcome"))));
  }

  private static boolean moveToEntries(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean entries = parser.currentName().equals("entry");
      if (parser.nextToken() == JsonToken.START_ARRAY && entries) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
