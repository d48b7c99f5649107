package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentifierTest {
  @Test
  void theFirstWithSystemAndValueCounts() throws JsonProcessingException {
    JsonNode identifiers =
        json(
            "[{\"value\":\"1\"},{\"system\":\"urn:a\"},{\"system\":\"urn:a\",\"value\":\"2\"},"
                + "{\"system\":\"urn:b\",\"value\":\"3\"}]");
    assertEquals(Optional.of(new Identifier("urn:a", "2")), Identifier.first(identifiers));
    assertEquals(Optional.empty(), Identifier.first(json("[]")));
  }

  @Test
  void whatAResourceNamesByIdentifierIsNotItsOwn() throws JsonProcessingException {
    JsonNode role =
        json(
            "{\"identifier\":[{\"system\":\"urn:a\",\"value\":\"1\"}],"
                + "\"practitioner\":{\"identifier\":{\"system\":\"urn:b\",\"value\":\"2\"}}}");
    assertEquals(List.of(new Identifier("urn:b", "2")), Identifier.namedBy(role));
  }

  @Test
  void charactersWithAMeaningInASearchAreEscaped() {
    String query = new Identifier("urn:a", "b|c,d$e\\f&g h").query();
    assertEquals(
        "identifier=urn:a|b\\|c\\,d\\$e\\\\f&g h",
        URLDecoder.decode(query, StandardCharsets.UTF_8));
    assertFalse(query.contains("&") || query.contains(" "), query);
  }

  @Test
  void itDoesNotPrint() {
    assertFalse(new Identifier("urn:mrn", "77").toString().contains("77"));
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}
