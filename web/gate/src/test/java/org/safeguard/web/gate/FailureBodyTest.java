package org.safeguard.web.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.resource.Issue;

class FailureBodyTest {

  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-00000000000a");

  @Test
  void outcomeNamesRequestCodeSentenceAndPlace() {
    Failure failure =
        new Failure(
            422,
            List.of(
                Issue.at("Patient.birthDate", "value", "This is \"no\" date."),
                Issue.of("required", "Something is missing.")),
            Map.of());

    assertEquals(
        """
        {"resourceType":"OperationOutcome","id":"00000000-0000-4000-8000-00000000000a","issue":[\
        {"severity":"error","code":"value","diagnostics":"This is \\"no\\" date.",\
        "expression":["Patient.birthDate"]},\
        {"severity":"error","code":"required","diagnostics":"Something is missing."}]}""",
        new String(OutcomeWriter.write(failure, ID), UTF_8));
  }

  @Test
  void faultOfTheServers_isFatal() {
    String outcome = new String(OutcomeWriter.write(Failure.ofStatus(500), ID), UTF_8);

    assertTrue(outcome.contains("\"severity\":\"fatal\""), outcome);
  }

  @Test
  void pageHasLanguageTitleHeadingAlertAndReference() {
    String page = new String(FailurePage.write(Failure.ofStatus(503), ID), UTF_8);

    assertTrue(page.contains("<html lang=\"en\">"), page);
    assertTrue(
        page.contains("<title>Safeguard can not do this now \u2013 Safeguard</title>"), page);
    assertTrue(page.contains("<h1>Safeguard can not do this now</h1>"), page);
    assertTrue(page.contains("role=\"alert\""), page);
    assertTrue(page.contains("<code>" + ID + "</code>"), page);
  }

  @Test
  void pageShowsTextAsText() {
    Failure failure = new Failure(400, List.of(Issue.of("x", "<script>&\"")), Map.of());

    String page = new String(FailurePage.write(failure, ID), UTF_8);

    assertFalse(page.contains("<script>"), page);
    assertTrue(page.contains("&lt;script&gt;&amp;&quot;"), page);
  }
}
