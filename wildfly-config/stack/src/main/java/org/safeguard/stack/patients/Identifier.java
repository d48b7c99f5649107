package org.safeguard.stack.patients;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An identifier with system and value, by which a second load knows a resource again. It may be
 * PHI, so it does not print.
 */
record Identifier(String system, String value) {

  /** The first identifier of a resource that has both system and value. */
  static Optional<Identifier> first(JsonNode identifiers) {
    for (JsonNode identifier : identifiers) {
      Optional<Identifier> whole = find(identifier);
      if (whole.isPresent()) {
        return whole;
      }
    }
    return Optional.empty();
  }

  /** Those by which the resource names others, as in {@code practitioner.identifier}. */
  static List<Identifier> namedBy(JsonNode resource) {
    List<Identifier> named = new ArrayList<>();
    resource.findValues("identifier").forEach(node -> find(node).ifPresent(named::add));
    return named;
  }

  private static Optional<Identifier> find(JsonNode identifier) {
    if (!identifier.path("system").isTextual() || !identifier.path("value").isTextual()) {
      return Optional.empty();
    }
    return Optional.of(
        new Identifier(identifier.get("system").asText(), identifier.get("value").asText()));
  }

  /** The search for it: {@code identifier=system|value} in percent-encoding. */
  String query() {
    String token = escaped(system) + "|" + escaped(value);
    return "identifier=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  /** FHIR R4 Search, section 3.1.1.3: these have a meaning of their own in a parameter's value. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\|,$])", "\\\\$1");
  }

  @Override
  public String toString() {
    return "identifier";
  }
}
