package org.safeguard.patient.incoming;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.safeguard.resource.ResourceType;

/**
 * Finds out what type a resource within a resource is of, by looking ahead: FHIR puts its {@code
 * resourceType} anywhere among its members.
 */
final class Embedded {

  private final JsonFactory json;
  private final byte[] bytes;

  Embedded(JsonFactory json, byte[] bytes) {
    this.json = json;
    this.bytes = bytes;
  }

  /**
   * @param start the place of the object's opening brace
   */
  Optional<ResourceType> findType(int start) throws IOException {
    try (JsonParser ahead = json.createParser(bytes, start, bytes.length - start)) {
      ahead.nextToken();
      while (ahead.nextToken() == JsonToken.FIELD_NAME) {
        boolean isType = ahead.currentName().equals("resourceType");
        JsonToken value = ahead.nextToken();
        if (isType) {
          return value == JsonToken.VALUE_STRING
              ? ResourceType.find(ahead.getText())
              : Optional.empty();
        }
        ahead.skipChildren();
      }
      return Optional.empty();
    }
  }
}
