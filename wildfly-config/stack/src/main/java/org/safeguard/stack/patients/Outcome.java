package org.safeguard.stack.patients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why something was refused: the status, and of the OperationOutcome its diagnostics and places and
 * nothing else, since other parts may repeat what was sent.
 *
 * @param entry the entry of the sent bundle that the places name
 */
record Outcome(String text, Optional<Integer> entry) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d{1,9})]\\.?");
  private static final int ISSUES = 3;
  private static final int LONGEST = 300;

  static Outcome of(Reply reply) {
    return of(reply.status(), reply.ofFhir() ? read(reply.body()) : MissingNode.getInstance());
  }

  static Outcome of(int status, JsonNode outcome) {
    List<String> issues = new ArrayList<>();
    Optional<Integer> entry = Optional.empty();
    for (JsonNode issue : outcome.path("issue")) {
      entry = entry.or(() -> entry(issue));
      if (issues.size() < ISSUES) {
        issues.add(text(issue));
      }
    }
    issues.removeIf(String::isEmpty);
    String text = "status " + status;
    return new Outcome(issues.isEmpty() ? text : text + ": " + String.join("; ", issues), entry);
  }

  private static String text(JsonNode issue) {
    List<String> places = new ArrayList<>();
    issue.path("expression").forEach(node -> places.add(withoutEntry(node.asText())));
    places.removeIf(String::isEmpty);
    String place = places.isEmpty() ? "" : " (" + String.join(", ", places) + ")";
    String text = (issue.path("diagnostics").asText() + place).replaceAll("\\p{Cntrl}", " ");
    return text.strip().substring(0, Math.min(LONGEST, text.strip().length()));
  }

  /** The bundle that was sent may hold only some entries of the file, so its numbers mislead. */
  private static String withoutEntry(String expression) {
    return ENTRY.matcher(expression).replaceFirst("");
  }

  private static Optional<Integer> entry(JsonNode issue) {
    for (JsonNode expression : issue.path("expression")) {
      Matcher matcher = ENTRY.matcher(expression.asText());
      if (matcher.lookingAt()) {
        return Optional.of(Integer.valueOf(matcher.group(1)));
      }
    }
    return Optional.empty();
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
