package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.stack.Ports.Listener;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * What cannot be taken is refused with an outcome that names the place and holds none of what was
 * sent; nothing is stored, and one entry is left.
 */
@SystemTest
class BadInputIT {

  private static final int SIXTEEN_MIB = 16 * 1024 * 1024;

  private final RunningStack stack;
  private final FhirClient fhir;
  private final String family = Patients.unique("Secret");

  BadInputIT(RunningStack stack) {
    this.stack = stack;
    this.fhir = stack.fhirAsSystem();
  }

  @Test
  void malformedJson() {
    String broken = valid().replace("\"gender\":", "\"gender\"");
    JsonNode outcome = refused(400, fhir.post("/Patient", broken));
    assertTrue(
        outcome.toString().contains("line") || place(outcome).isPresent(), outcome::toString);
  }

  @Test
  void truncatedJson() {
    refused(400, fhir.post("/Patient", valid().substring(0, valid().length() - 5)));
  }

  @Test
  void nothingAtAll() {
    refused(400, fhir.post("/Patient", ""));
  }

  @Test
  void moreThanOneResource() {
    refused(400, fhir.post("/Patient", valid() + valid()));
  }

  @Test
  void sameElementTwice() {
    refused(
        400, fhir.post("/Patient", valid().replaceFirst("\\{", "{\"birthDate\":\"1980-01-01\",")));
  }

  @Test
  void unknownType() {
    refused(404, fhir.post("/Patiient", valid()));
  }

  @Test
  void otherTypeThanTheAddressSays() {
    refused(400, fhir.post("/Patient", "{\"resourceType\":\"Observation\",\"status\":\"final\"}"));
  }

  @Test
  void wrongContentType() {
    refused(415, fhir.with("Content-Type", "text/plain").post("/Patient", valid()));
  }

  @Test
  void answerInXmlAskedFor() {
    refused(406, fhir.with("Accept", "application/fhir+xml").get("/Patient?family=" + family));
  }

  @Test
  void traversalInAnId() {
    for (String id :
        new String[] {
          "..%2F..%2Fmetadata", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%5c..%5cx", "a%00b"
        }) {
      refusedAs(Set.of(400, 404), fhir.get("/Patient/" + id + family));
    }
  }

  @Test
  void idThatNoServerOfOursMade() {
    refused(404, fhir.get("/Patient/1%20or%201=1"));
  }

  /** Turned away at the door, before anyone asks who it is. */
  @Test
  void bodyOverSixteenMebibytes() {
    byte[] body = new byte[SIXTEEN_MIB + 1];
    Arrays.fill(body, (byte) ' ');
    byte[] start = valid().getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, body, 0, start.length);
    Answer answer = fhir.post("/Patient", body);
    assertEquals(413, answer.status());
    outcome(answer);
    refusedEntry(answer);
  }

  @Test
  void bodyOverSixteenMebibytesThatDoesNotSayItsLength() {
    byte[] body = new byte[SIXTEEN_MIB + 1];
    Arrays.fill(body, (byte) ' ');
    Answer answer =
        fhir.send(
            "POST",
            "/Patient",
            Optional.of(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    refused(413, answer);
  }

  @Test
  void unknownElement() {
    String body = valid().replaceFirst("\\{", "{\"shoeSize\":\"" + family + "\",");
    JsonNode outcome = refused(400, fhir.post("/Patient", body));
    assertTrue(outcome.toString().contains("Patient"), outcome::toString);
  }

  @Test
  void unknownElementDeepInside() {
    String body = valid().replace("\"use\":\"official\"", "\"nickName\":\"" + family + "\"");
    JsonNode outcome = refused(400, fhir.post("/Patient", body));
    assertTrue(outcome.toString().contains("Patient.name"), outcome::toString);
  }

  @Test
  void valueOfTheWrongKind() {
    JsonNode outcome =
        refused(
            400, fhir.post("/Patient", valid().replace("\"1974-12-25\"", "\"" + family + "\"")));
    assertTrue(outcome.toString().contains("Patient.birthDate"), outcome::toString);
  }

  @Test
  void badUtf8() {
    String text = valid();
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    int at = text.indexOf("Ada");
    body[at] = (byte) 0xC3;
    body[at + 1] = (byte) 0x28;
    JsonNode outcome = refused(400, fhir.post("/Patient", body));
    String place = "at byte " + at + ".";
    assertTrue(outcome.at("/issue/0/diagnostics").asText().endsWith(place), outcome::toString);
  }

  @Test
  void deepNesting() {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    refused(400, fhir.post("/Patient", valid().replaceFirst("\\{", "{\"contact\":" + deep + ",")));
  }

  @Test
  void methodThatIsNotThere() {
    String path = "/Patient/00000000-0000-7000-8000-000000000000";
    refusedAs(
        Set.of(405, 415, 501),
        fhir.send("PATCH", path, Optional.of(BodyPublishers.ofString(valid()))));
  }

  @Test
  void addressThatIsNotThere() {
    Answer answer = fhir.get("/no/such/thing/" + family);
    refused(404, answer);
  }

  /** The server's parser turns it away by itself, before there is anyone to say why. */
  @Test
  void addressThatIsNone() throws IOException {
    String answer =
        answerTo("GET /fhir/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("\r\nContent-Length: 0\r\n"), answer);
    assertTrue(answer.endsWith("\r\n\r\n"), answer);
  }

  /** All that comes until the server closes the connection. */
  private String answerTo(String request) throws IOException {
    int port = stack.ports().of(Listener.WILDFLY);
    try (Socket socket =
        stack.trust().context().getSocketFactory().createSocket("localhost", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private String valid() {
    return Patients.json(family, "Ada", Patients.unique("n"));
  }

  private JsonNode refused(int status, Answer answer) {
    return refusedAs(Set.of(status), answer);
  }

  private JsonNode refusedAs(Set<Integer> statuses, Answer answer) {
    assertTrue(statuses.contains(answer.status()), answer::toString);
    oneEntry(answer);
    return outcome(answer);
  }

  private JsonNode outcome(Answer answer) {
    JsonNode outcome = answer.json();
    assertEquals("OperationOutcome", outcome.get("resourceType").asText());
    assertFalse(outcome.at("/issue/0/diagnostics").asText().isEmpty(), outcome::toString);
    assertFalse(
        answer.text().toLowerCase(Locale.ROOT).contains(family.toLowerCase(Locale.ROOT)),
        "the outcome repeats what was sent");
    return outcome;
  }

  /** One entry that names the caller, and no revision: nothing was written. */
  private void oneEntry(Answer answer) {
    AuditEntry entry = refusedEntry(answer);
    assertEquals("safeguard-lab", entry.actor().id());
  }

  private AuditEntry refusedEntry(Answer answer) {
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals(Outcome.REJECTED, entry.outcome());
    assertEquals(List.of(), entry.items());
    assertFalse(entry.toString().contains(family), "the entry repeats what was sent");
    assertEquals(0, revisions(answer.requestId()));
    return entry;
  }

  private static Optional<String> place(JsonNode outcome) {
    return Optional.of(outcome.at("/issue/0/expression/0").asText())
        .filter(text -> !text.isEmpty());
  }

  private long revisions(UUID requestId) {
    try (Connection connection = stack.databases().as("safeguard_verifier").connect();
        PreparedStatement query =
            connection.prepareStatement("select count(*) from revision where request_id = ?")) {
      query.setObject(1, requestId);
      ResultSet count = query.executeQuery();
      count.next();
      return count.getLong(1);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
