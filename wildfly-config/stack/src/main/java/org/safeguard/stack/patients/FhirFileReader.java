package org.safeguard.stack.patients;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what a file holds. One entry at a time is in memory, because a bundle of Synthea's may have
 * tens of thousands.
 */
final class FhirFileReader implements AutoCloseable {
  private static final Pattern CODE = Pattern.compile("[A-Za-z-]{1,64}");

  // A scanned document in a Binary is one string, and longer than Jackson's 20 million characters.
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  private final Path file;
  private final JsonParser parser;
  private final List<Entry> entries = new ArrayList<>();
  private String type = "";
  private String bundleType = "";
  private Optional<Identifier> identifier = Optional.empty();

  private FhirFileReader(Path file) throws IOException {
    this.file = file;
    this.parser = JSON.createParser(file.toFile());
  }

  /**
   * @throws Refused if the file holds no FHIR resource in JSON
   */
  static FhirFile read(Path file) throws Refused {
    try (var reader = new FhirFileReader(file)) {
      return reader.read();
    } catch (JsonProcessingException wrong) {
      // Its own message quotes the file.
      var place = wrong.getLocation();
      throw new Refused(
          "is not JSON: line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()));
    } catch (IOException failed) {
      throw new Refused("cannot be read");
    }
  }

  private FhirFile read() throws IOException, Refused {
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        readField(parser.currentName());
      }
    }
    if (!CODE.matcher(type).matches()) {
      throw new Refused("is not a FHIR resource in JSON");
    }
    if (!type.equals("Bundle")) {
      return new FhirFile(file, type, "", List.of(alone()));
    }
    return new FhirFile(file, type, CODE.matcher(bundleType).matches() ? bundleType : "", entries);
  }

  private void readField(String name) throws IOException, Refused {
    JsonToken value = parser.nextToken();
    if (name.equals("resourceType") && value == JsonToken.VALUE_STRING) {
      type = parser.getText();
    } else if (name.equals("type") && value == JsonToken.VALUE_STRING) {
      bundleType = parser.getText();
    } else if (name.equals("identifier") && value == JsonToken.START_ARRAY) {
      identifier = Identifier.first(JSON.<JsonNode>readTree(parser));
    } else if (name.equals("entry") && value == JsonToken.START_ARRAY) {
      readEntries();
    } else {
      parser.skipChildren();
    }
  }

  private void readEntries() throws IOException, Refused {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      entries.add(readEntry());
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw new Refused("has an entry %d that is no object".formatted(entries.size()));
    }
  }

  private Entry readEntry() throws IOException, Refused {
    long start = position();
    long requestStart = start;
    JsonNode request = MissingNode.getInstance();
    JsonNode resource = MissingNode.getInstance();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "request" -> {
          requestStart = position();
          request = JSON.readTree(parser);
        }
        case "resource" -> resource = JSON.readTree(parser);
        default -> parser.skipChildren();
      }
    }
    int length = Math.toIntExact(parser.currentLocation().getByteOffset() - start);
    return entry(start, length, (int) (requestStart - start), request, resource);
  }

  /** Where the current token begins. */
  private long position() throws Refused {
    long position = parser.currentTokenLocation().getByteOffset();
    if (position < 0) {
      throw new Refused("is not in UTF-8");
    }
    return position;
  }

  private Entry entry(long start, int length, int requestAt, JsonNode request, JsonNode resource) {
    String named = resource.path("resourceType").asText();
    return new Entry(
        entries.size(),
        CODE.matcher(named).matches() ? named : "no resource",
        start,
        length,
        requestAt,
        request.path("method").asText(),
        request.hasNonNull("ifNoneExist"),
        Identifier.first(resource.path("identifier")),
        List.copyOf(Identifier.namedBy(resource)));
  }

  /** The bytes of a resource that is alone are the file. */
  private Entry alone() {
    return new Entry(0, type, 0, 0, 0, "POST", false, identifier, List.of());
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
