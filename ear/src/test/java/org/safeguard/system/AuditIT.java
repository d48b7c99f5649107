package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.safeguard.system.audit.Chains;
import org.safeguard.system.http.AccessToken;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Item;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.AuditEntry.Use;
import org.safeguard.verify.BatchMac;
import org.safeguard.verify.ChainCheck;
import org.safeguard.verify.ChainCheck.Reason;

/** Each request leaves exactly one entry: who, what, when, from where, why, and what came of it. */
@SystemTest
class AuditIT {

  private final RunningStack stack;
  private final String family = Patients.unique("Ledger");
  private Answer created;
  private UUID patient;

  AuditIT(RunningStack stack) {
    this.stack = stack;
  }

  @BeforeEach
  void createPatient() {
    created =
        stack.fhirAsSystem().post("/Patient", Patients.json(family, "Ada", Patients.unique("n")));
    assertEquals(201, created.status(), created::text);
    patient = UUID.fromString(created.id());
  }

  @Test
  void readByAClinician() {
    String token = stack.tokens().of(stack.people().of(Role.PHYSICIAN));
    JsonNode claims = AccessToken.claims(token);
    Answer read =
        stack
            .fhir()
            .as(token)
            .with("X-Purpose-Of-Use", "TREAT")
            .with("X-Workstation-Id", "ward-3-desk-2")
            .with("User-Agent", "ward app")
            .get("/Patient/" + patient);
    assertEquals(200, read.status(), read::text);

    AuditEntry entry = stack.auditTrail().only(read.requestId());
    assertEquals(ActorKind.PERSON, entry.actor().kind());
    assertEquals(claims.get("sub").asText(), entry.actor().id());
    assertEquals("physician", entry.actor().name());
    assertEquals(Optional.of("safeguard-app"), entry.actor().client());
    assertEquals(Optional.of(claims.get("sid").asText()), entry.actor().session());
    assertEquals(Optional.of("mfa"), entry.actor().authentication());
    assertEquals(
        Optional.of(Instant.ofEpochSecond(claims.get("auth_time").asLong())),
        entry.actor().authenticatedAt());
    assertEquals(List.of("PHYSICIAN"), entry.actor().roles());
    assertEquals("READ", entry.action());
    assertEquals(List.of(shown(1)), entry.items());
    assertEquals(List.of(patient), entry.patients());
    justNow(entry);
    assertEquals(Optional.of("127.0.0.1"), entry.origin().address());
    assertEquals(Optional.of("ward-3-desk-2"), entry.origin().workstation());
    assertTrue(entry.origin().userAgent().orElseThrow().matches("[0-9a-f]{16}"));
    assertFalse(entry.origin().channel().orElseThrow().contains(patient.toString()));
    assertEquals(Optional.of("TREAT"), entry.purpose());
    assertEquals(Outcome.SUCCESS, entry.outcome());
  }

  @Test
  void readByASystem() {
    Answer read = stack.fhirAsSystem().get("/Patient/" + patient);
    assertEquals(200, read.status());

    AuditEntry entry = stack.auditTrail().only(read.requestId());
    assertEquals(ActorKind.CLIENT, entry.actor().kind());
    assertEquals("safeguard-lab", entry.actor().id());
    assertTrue(entry.actor().roles().contains("SYSTEM_READ"));
    assertEquals("READ", entry.action());
    assertEquals(List.of(shown(1)), entry.items());
    assertEquals(List.of(patient), entry.patients());
    justNow(entry);
    assertEquals(Optional.of("127.0.0.1"), entry.origin().address());
    assertEquals(Outcome.SUCCESS, entry.outcome());
  }

  @Test
  void readThatARoleDoesNotAllow() {
    Answer refused =
        stack.fhirAs(Role.AUDITOR).with("X-Purpose-Of-Use", "HOPERAT").get("/Patient/" + patient);
    assertEquals(403, refused.status(), refused::text);
    assertFalse(refused.text().contains(family));

    AuditEntry entry = stack.auditTrail().only(refused.requestId());
    assertEquals("auditor", entry.actor().name());
    assertEquals(List.of("AUDITOR"), entry.actor().roles());
    assertEquals("READ", entry.action());
    assertEquals(Optional.of("ROLE_ALLOWS"), entry.rule());
    assertEquals(List.of(), shown(entry));
    justNow(entry);
    assertEquals(Optional.of("127.0.0.1"), entry.origin().address());
    assertEquals(Optional.of("HOPERAT"), entry.purpose());
    assertEquals(Outcome.REFUSED, entry.outcome());
  }

  @Test
  void readWithoutAToken() {
    Answer refused = stack.fhir().get("/Patient/" + patient);
    assertEquals(401, refused.status());
    assertTrue(refused.header("WWW-Authenticate").orElseThrow().startsWith("Bearer"));
    assertEquals("OperationOutcome", refused.json().get("resourceType").asText());

    AuditEntry entry = stack.auditTrail().only(refused.requestId());
    assertEquals(ActorKind.ANONYMOUS, entry.actor().kind());
    assertEquals(List.of(), shown(entry));
    assertEquals(Optional.of(401), entry.status());
    justNow(entry);
    assertEquals(Optional.of("127.0.0.1"), entry.origin().address());
    assertTrue(List.of(Outcome.REFUSED, Outcome.REJECTED).contains(entry.outcome()));
  }

  @Test
  void writeNamesTheVeryBytesThatWereSealed() throws SQLException {
    AuditEntry entry = stack.auditTrail().only(created.requestId());
    assertEquals("CREATE", entry.action());
    assertEquals(Outcome.SUCCESS, entry.outcome());
    assertEquals(List.of(patient), entry.patients());
    Item item = entry.items().get(0);
    assertEquals(Use.WRITTEN, item.use());
    assertEquals(Optional.of(sealedHash()), item.sealedHash());
  }

  @Test
  void searchNamesWhatItShowedAndSealsWhatWasAsked() {
    Answer search = stack.fhirAsSystem().get("/Patient?family=" + family);
    assertEquals(1, search.json().get("entry").size());

    AuditEntry entry = stack.auditTrail().only(search.requestId());
    assertEquals("SEARCH", entry.action());
    assertEquals(List.of(shown(1)), entry.items());
    assertEquals(List.of(patient), entry.patients());
    assertEquals(List.of("family"), entry.query().orElseThrow().parameters());
    assertTrue(entry.query().orElseThrow().sealed().isPresent());
    assertFalse(entry.toString().contains(family));
  }

  @Test
  void searchThatFindsNobodyIsAnEntryToo() {
    Answer search = stack.fhirAsSystem().get("/Patient?family=" + Patients.unique("Nobody"));
    AuditEntry entry = stack.auditTrail().only(search.requestId());
    assertEquals(Outcome.SUCCESS, entry.outcome());
    assertEquals(List.of(), entry.items());
  }

  @Test
  void historyNamesEveryVersionShown() {
    FhirClient system = stack.fhirAsSystem();
    system
        .with("If-Match", "W/\"1\"")
        .put(
            "/Patient/" + patient,
            Patients.json(patient.toString(), family, "Grace", Patients.unique("n")));
    Answer history = system.get("/Patient/" + patient + "/_history");
    AuditEntry entry = stack.auditTrail().only(history.requestId());
    assertEquals("HISTORY", entry.action());
    assertEquals(List.of(shown(2), shown(1)), entry.items());
  }

  @Test
  void conflictIsRejectedAndShowsNothing() {
    Answer conflict =
        stack
            .fhirAsSystem()
            .with("If-Match", "W/\"7\"")
            .put(
                "/Patient/" + patient,
                Patients.json(patient.toString(), family, "Grace", Patients.unique("n")));
    assertEquals(412, conflict.status());
    AuditEntry entry = stack.auditTrail().only(conflict.requestId());
    assertEquals("UPDATE", entry.action());
    assertEquals(Outcome.REJECTED, entry.outcome());
    assertEquals(List.of(), shown(entry));
  }

  @Test
  void addressCannotBeForged() {
    Answer read =
        stack
            .fhirAsSystem()
            .with("X-Forwarded-For", "203.0.113.9")
            .with("Forwarded", "for=203.0.113.9")
            .get("/Patient/" + patient);
    assertEquals(
        Optional.of("127.0.0.1"), stack.auditTrail().only(read.requestId()).origin().address());
  }

  @Test
  void requestIdIsTheServersToGive() {
    UUID forged = UUID.randomUUID();
    Answer read =
        stack.fhirAsSystem().with("X-Request-Id", forged.toString()).get("/Patient/" + patient);
    assertFalse(read.requestId().equals(forged));
    assertEquals(List.of(), stack.auditTrail().of(forged));
  }

  @Test
  void wholeLogHangsTogether() {
    List<ChainCheck.Result> results = stack.chains().check();
    assertFalse(results.isEmpty());
    for (ChainCheck.Result result : results) {
      assertEquals(Optional.empty(), result.fault());
      assertTrue(result.checked() > 0);
    }
  }

  @Test
  void batchMadeWithAnotherKeyIsNamed() {
    Chains.Keys others = (chain, wrapped) -> new BatchMac(new byte[32]);
    for (ChainCheck.Result result :
        new Chains(stack.databases().as("safeguard_verifier"), others).check()) {
      assertEquals(Reason.MAC_DIFFERS, result.fault().orElseThrow().reason());
    }
  }

  private Item shown(int version) {
    return new Item("Patient", patient, version, Use.SHOWN, Optional.empty());
  }

  private static List<Item> shown(AuditEntry entry) {
    return entry.items().stream().filter(item -> item.use() == Use.SHOWN).toList();
  }

  private static void justNow(AuditEntry entry) {
    assertTrue(Duration.between(entry.at(), Instant.now()).abs().toSeconds() < 10);
  }

  private String sealedHash() throws SQLException {
    try (Connection connection = stack.databases().as("safeguard_verifier").connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select encode(sha256(body), 'hex') from resource where id = ?")) {
      query.setObject(1, patient);
      ResultSet row = query.executeQuery();
      row.next();
      return row.getString(1);
    }
  }
}
