package org.safeguard.system.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/**
 * JSON in which 1.0 is another number than 1.00, as FHIR has it (R4, "decimal"), and in which the
 * order of an object's members does not count.
 */
public final class CanonicalJson {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private CanonicalJson() {}

  public static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException failed) {
      throw new AssertionError("no JSON", failed);
    }
  }

  /** The same text for the same content. */
  public static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(JSON.treeToValue(node, Object.class));
    } catch (JsonProcessingException failed) {
      throw new AssertionError(failed);
    }
  }
}
