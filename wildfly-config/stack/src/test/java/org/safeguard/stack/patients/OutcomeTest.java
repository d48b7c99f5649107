package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  @Test
  void diagnosticsAndPlacesAreTold() throws JsonProcessingException {
    Outcome outcome =
        outcome(
            """
            {"issue":[{"diagnostics":"A code is required.","expression":["Bundle.entry[12].resource.code"]},
            {"diagnostics":"Not a date."},{"details":{"text":"Ada"}}]}""");
    assertEquals("status 422: A code is required. (resource.code); Not a date.", outcome.text());
    assertEquals(Optional.of(12), outcome.entry());
  }

  @Test
  void anOutcomeWithoutPlacesNamesNoEntry() throws JsonProcessingException {
    Outcome outcome = outcome("{\"issue\":[{\"expression\":[\"Patient.name\"]}]}");
    assertEquals(Optional.empty(), outcome.entry());
    assertEquals("status 422: (Patient.name)", outcome.text());
  }

  @Test
  void nothingOfAnAnswerThatIsNoOutcomeIsTold() throws JsonProcessingException {
    assertEquals("status 422", outcome("{\"resourceType\":\"Patient\",\"name\":\"Ada\"}").text());
    byte[] page = "{\"issue\":[{\"diagnostics\":\"Ada\"}]}".getBytes(StandardCharsets.UTF_8);
    assertEquals("status 404", Outcome.of(new Reply(404, false, page)).text());
  }

  @Test
  void anOutcomeCannotSteerTheTerminalNorFillIt() throws JsonProcessingException {
    String diagnostics = "\\u001b[2J" + "x".repeat(1_000);
    Outcome outcome = outcome("{\"issue\":[{\"diagnostics\":\"" + diagnostics + "\"}]}");
    assertEquals(-1, outcome.text().indexOf('\u001b'));
    assertEquals(true, outcome.text().length() < 400);
  }

  private static Outcome outcome(String json) throws JsonProcessingException {
    return Outcome.of(422, new ObjectMapper().readTree(json));
  }
}
