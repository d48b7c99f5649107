package org.safeguard.system.corridor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.safeguard.system.corridor.service.CarelessService;
import org.safeguard.system.corridor.web.CarelessServlet;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.Deployments;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * A service that forgets everything still cannot be called unseen: the built EAR, with one such
 * service in its EJB module and a servlet that calls it, on the real server.
 */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorridorIT {

  private final RunningStack stack;
  private final Deployments deployments;
  private final Path original = Path.of("target", "corridor", "original.ear");
  private String patient;

  CorridorIT(RunningStack stack) {
    this.stack = stack;
    this.deployments = stack.deployments();
  }

  @BeforeAll
  void deployWithTheCarelessService() {
    Path built = Archive.copyOf(deployments.ear(), original).file();
    deployments.replace(
        Archive.copyOf(built, original.resolveSibling("careless.ear"))
            .add("safeguard-ejb.jar", "", CarelessService.class)
            .add("safeguard-fhir.war", "WEB-INF/classes", CarelessServlet.class)
            .file());
  }

  @AfterAll
  void deployAsBuilt() {
    deployments.replace(original);
  }

  @BeforeEach
  void createPatient() {
    patient = create();
  }

  private String create() {
    Answer created =
        stack
            .fhirAsSystem()
            .post("/Patient", Patients.json(Patients.unique("Inner"), "Ada", Patients.number()));
    assertEquals(201, created.status(), created::text);
    return created.id();
  }

  @Test
  void callOfAnyBeanIsAuditedWithoutItsDoing() {
    Answer answer = call("behave");
    assertEquals("behaved", answer.text());
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals("READ", entry.action());
    assertEquals(Outcome.SUCCESS, entry.outcome());
    assertEquals("safeguard-lab", entry.actor().id());
  }

  @Test
  void methodThatDeclaresNoVerbIsRefusedAndTheRefusalAudited() {
    Answer answer = call("undeclared");
    assertEquals(403, answer.status(), answer::text);
    assertFalse(answer.text().contains("shown"));
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals(Outcome.REFUSED, entry.outcome());
    assertEquals(Optional.of("VERB_DECLARED"), entry.rule());
  }

  /** Audit stands outside authorization: else nobody would hear of this call. */
  @Test
  void callThatARoleDoesNotAllowIsAudited() {
    Answer answer = stack.fhirAs(Role.AUDITOR).get("/careless/behave?id=" + patient);
    assertEquals(403, answer.status(), answer::text);
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals(Outcome.REFUSED, entry.outcome());
    assertEquals(Optional.of("ROLE_ALLOWS"), entry.rule());
    assertEquals("auditor", entry.actor().name());
  }

  @Test
  void commitThatFailsLeavesAFailureAndNoSuccess() {
    Answer answer = call("changeBesideTheTrail");
    assertEquals(500, answer.status(), answer::text);
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals(Outcome.FAILED, entry.outcome());
    assertEquals(Optional.of("CommitUnknown"), entry.rule());
    assertEquals("UPDATE", entry.action());
    assertEquals("W/\"1\"", version(patient));
  }

  @Test
  void changeByTheBookStands() {
    Answer answer = call("change");
    assertEquals("changed", answer.text());
    assertEquals(Outcome.SUCCESS, stack.auditTrail().only(answer.requestId()).outcome());
    assertEquals("W/\"2\"", version(patient));
  }

  /** Nor does the legitimate write stand: both are one transaction. */
  @Test
  void legitimateWriteDoesNotCoverAnUpdateBesideIt() {
    String other = create();
    Answer answer = call("changeAndAnotherBeside", "&other=" + other);
    assertEquals(500, answer.status(), answer::text);
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals(Outcome.FAILED, entry.outcome());
    assertEquals("UPDATE", entry.action());
    assertEquals("W/\"1\"", version(patient));
    assertEquals("W/\"1\"", version(other));
  }

  @Test
  void callThatIsRolledBackShowsNothing() {
    Answer answer = call("giveUp");
    assertFalse(answer.text().contains("shown"), answer::toString);
    assertEquals(500, answer.status());
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals(Outcome.FAILED, entry.outcome());
    assertEquals(Optional.of("RolledBack"), entry.rule());
  }

  @Test
  void faultIsAuditedByItsKindAndItsMessageGoesNowhere() throws IOException {
    Answer answer = call("fail");
    failed(answer);
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals("READ", entry.action());
    assertEquals(Optional.of("IllegalStateException"), entry.rule());
  }

  @Test
  void breakdownIsAuditedAndItsMessageGoesNowhere() throws IOException {
    failed(call("breakDown"));
  }

  private void failed(Answer answer) throws IOException {
    assertEquals(500, answer.status(), answer::text);
    assertEquals("OperationOutcome", answer.json().get("resourceType").asText());
    assertFalse(answer.text().contains(CarelessService.SECRET));
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertTrue(List.of(Outcome.FAILED, Outcome.REJECTED).contains(entry.outcome()));
    assertFalse(entry.toString().contains(CarelessService.SECRET));
    Path log = stack.environment().path("WILDFLY_LOG");
    assertFalse(Files.readString(log).contains(CarelessService.SECRET), "the log has it");
    assertTrue(
        Files.readString(log).contains(answer.requestId().toString()),
        "the log does not say which request failed");
  }

  private Answer call(String method) {
    return call(method, "");
  }

  private Answer call(String method, String more) {
    return stack.fhirAsSystem().get("/careless/" + method + "?id=" + patient + more);
  }

  private String version(String id) {
    return stack.fhirAsSystem().get("/Patient/" + id).header("ETag").orElseThrow();
  }
}
