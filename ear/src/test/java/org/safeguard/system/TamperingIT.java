package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * Whoever owns the database changes what is stored, behind the application's back: nothing of it is
 * shown, no answer quotes anything, the entry says what failed, and an alert names the place.
 */
@SystemTest
class TamperingIT {

  private final RunningStack stack;
  private final FhirClient fhir;
  private final String family = Patients.unique("Tamper");
  private String patient;
  private String other;
  private final List<String> keys = new ArrayList<>();

  TamperingIT(RunningStack stack) {
    this.stack = stack;
    this.fhir = stack.fhirAsSystem();
  }

  @BeforeEach
  void createTwoPatients() {
    patient = create();
    other = create();
    for (String subject : List.of(patient, other)) {
      keys.addAll(rows("select to_jsonb(k)::text from data_key k where subject = '%s'", subject));
    }
  }

  /**
   * Else other tests would find what was made wrong here, and a turn of the vault's keys would stop
   * at a key that does not open.
   */
  @AfterEach
  void removeWhatWasTamperedWith() {
    tamper("delete from resource where patient in ('%s', '%s')".formatted(patient, other));
    for (String key : keys) {
      tamper(
          ("update data_key k set wrapped = o.wrapped, commitment = o.commitment"
                  + " from jsonb_populate_record(null::data_key, '%s') o where k.id = o.id")
              .formatted(key));
    }
  }

  @Test
  void bodyOfAnotherPatient_fails() {
    tamper("update resource set body = (%s) where id = '%s'".formatted(body(other), patient));
    integrityFailure(read(patient), "resource.body of " + patient);
  }

  @Test
  void bodyOfAnotherRowOfTheSamePatient_fails() {
    String first = observation(patient);
    String second = observation(patient);
    tamper("update resource set body = (%s) where id = '%s'".formatted(body(second), first));
    integrityFailure(fhir.get("/Observation/" + first), "resource.body of " + first);
  }

  @Test
  void bodyInThePlaceOfAnotherField_fails() {
    tamper("update resource set summary = body where id = '%s'".formatted(patient));
    integrityFailure(
        fhir.get("/Patient?_id=" + patient + "&family=" + family),
        "resource.summary of " + patient);
  }

  @Test
  void earlierBodyInThePlaceOfALaterOne_fails() {
    update(patient);
    tamper(
        ("update resource set body = (select body from resource_aud a where a.id = resource.id and a.version = 1)"
                + " where id = '%s'")
            .formatted(patient));
    integrityFailure(read(patient), "resource.body of " + patient + " version 2");
  }

  @Test
  void olderRowPutBackWhole_fails() {
    List<String> kept = rows("select to_jsonb(r)::text from resource r where id = '%s'", patient);
    update(patient);
    tamper(
        ("update resource r set version = o.version, last_updated = o.last_updated, data_key = o.data_key,"
                + " body = o.body, summary = o.summary, tokens = o.tokens"
                + " from jsonb_populate_record(null::resource, '%s') o where r.id = o.id")
            .formatted(kept.get(0)));
    integrityFailure(read(patient), "resource " + patient + " version 1 is not the newest");
    integrityFailure(
        fhir.get("/Patient?_id=" + patient),
        "resource " + patient + " version 1 is not the newest");
    integrityFailure(
        fhir.with("If-Match", "W/\"1\"")
            .put("/Patient/" + patient, Patients.json(patient, family, "Eve", Patients.number())),
        "resource " + patient + " version 1 is not the newest");
    integrityFailure(
        fhir.post("/Observation", observationOf(patient)),
        "resource " + patient + " version 1 is not the newest");
  }

  @Test
  void deletedResourceBroughtBack_fails() {
    String observation = observation(patient);
    List<String> kept =
        rows("select to_jsonb(r)::text from resource r where id = '%s'", observation);
    assertEquals(204, fhir.delete("/Observation/" + observation).status());
    tamper(
        ("update resource r set version = o.version, last_updated = o.last_updated, deleted = false,"
                + " body = o.body, summary = o.summary, tokens = o.tokens"
                + " from jsonb_populate_record(null::resource, '%s') o where r.id = o.id")
            .formatted(kept.get(0)));
    integrityFailure(
        fhir.get("/Observation/" + observation), "resource " + observation + " version 1");
  }

  @Test
  void resourceMarkedDeleted_fails() {
    tamper(
        "update resource set deleted = true, body = null, summary = null where id = '%s'"
            .formatted(patient));
    integrityFailure(read(patient), "resource " + patient + " version 1");
  }

  @Test
  void resourceMovedToAnotherPatient_fails() {
    String observation = observation(patient);
    tamper("update resource set patient = '%s' where id = '%s'".formatted(other, observation));
    integrityFailure(fhir.get("/Observation/" + observation), "resource.body of " + observation);
  }

  @Test
  void dataKeyOfAnotherPatient_fails() {
    String foreign = "(select data_key from resource where id = '%s')".formatted(other);
    tamper(
        "update resource set data_key = %s where id = '%s'".formatted(foreign, patient),
        "update resource_aud set data_key = %s where id = '%s'".formatted(foreign, patient));
    integrityFailure(read(patient), "resource.body of " + patient);
  }

  @Test
  void truncatedBody_fails() {
    tamper(
        "update resource set body = substr(body, 1, length(body) - 1) where id = '%s'"
            .formatted(patient));
    integrityFailure(read(patient), "resource.body of " + patient);
  }

  @Test
  void flippedBit_fails() {
    tamper(
        "update resource set body = set_bit(body, 300, 1 - get_bit(body, 300)) where id = '%s'"
            .formatted(patient));
    integrityFailure(read(patient), "resource.body of " + patient);
  }

  @Test
  void olderFormat_fails() {
    tamper("update resource set body = set_byte(body, 0, 0) where id = '%s'".formatted(patient));
    integrityFailure(read(patient), "is no sealed value of a known format");
  }

  @Test
  void changedHistory_fails() {
    update(patient);
    tamper(
        "update resource_aud set body = (%s) where id = '%s' and version = 1"
            .formatted(body(other), patient));
    integrityFailure(
        fhir.get("/Patient/" + patient + "/_history/1"), "resource.body of " + patient);
    integrityFailure(fhir.get("/Patient/" + patient + "/_history"), "resource.body of " + patient);
  }

  @Test
  void wrongCommitment_fails() {
    tamper(
        "update data_key set commitment = sha256('other') where subject = '%s'".formatted(patient));
    stack.keysAtHand().forget();
    integrityFailure(read(patient), "differs from its commitment");
  }

  @Test
  void wrappedKeyOfAnotherPatient_isRefusedByTheVault() {
    tamper(
        "update data_key k set wrapped = o.wrapped from data_key o where k.subject = '%s' and o.subject = '%s'"
            .formatted(patient, other));
    stack.keysAtHand().forget();
    AuditEntry entry = failed(read(patient));
    assertEquals(Optional.of("KeyRefused"), entry.rule());
    assertEquals(List.of("KEY_REFUSED"), alerts("kind", entry));
  }

  @Test
  void onePlaceMakesOneAlert_howeverOftenItFails() {
    tamper("update resource set body = set_byte(body, 0, 0) where id = '%s'".formatted(patient));
    AuditEntry first = failed(read(patient));
    for (int i = 0; i < 4; i++) {
      failed(read(patient));
    }
    assertEquals(List.of("5"), alerts("times", first));
  }

  private void integrityFailure(Answer answer, String place) {
    AuditEntry entry = failed(answer);
    assertEquals(Optional.of("IntegrityFailure"), entry.rule());
    assertTrue(entry.note().orElse("").contains(place), () -> entry.note().toString());
    assertEquals(
        List.of("INTEGRITY_FAILURE " + entry.note().orElseThrow()),
        alerts("kind || ' ' || subject", entry));
  }

  /** The entry of a call that failed and showed nothing. */
  private AuditEntry failed(Answer answer) {
    assertEquals(500, answer.status(), answer::text);
    assertEquals("OperationOutcome", answer.json().get("resourceType").asText());
    assertFalse(answer.text().contains(family), answer::text);
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals(Outcome.FAILED, entry.outcome());
    return entry;
  }

  /** Of the alert that is waiting for the place that this entry names. */
  private List<String> alerts(String column, AuditEntry entry) {
    return rows(
        "select " + column + " from alert where state = 'OPEN' and subject = '%s'",
        entry.note().orElseThrow());
  }

  private Answer read(String id) {
    return fhir.get("/Patient/" + id);
  }

  private String create() {
    return created(fhir.post("/Patient", Patients.json(family, "Ada", Patients.number())));
  }

  private String observation(String of) {
    return created(fhir.post("/Observation", observationOf(of)));
  }

  private static String observationOf(String of) {
    return """
        {"resourceType":"Observation","status":"final","code":{"text":"Pulse"},\
        "subject":{"reference":"Patient/%s"}}\
        """
        .formatted(of);
  }

  private static String created(Answer answer) {
    assertEquals(201, answer.status(), answer::text);
    return answer.id();
  }

  private void update(String id) {
    Answer updated =
        fhir.with("If-Match", "W/\"1\"")
            .put("/Patient/" + id, Patients.json(id, family, "Grace", Patients.number()));
    assertEquals(200, updated.status(), updated::text);
  }

  private static String body(String of) {
    return "select body from resource where id = '" + of + "'";
  }

  private void tamper(String... statements) {
    stack.tampering().run(statements);
  }

  private List<String> rows(String query, String argument) {
    try (Connection connection = stack.databases().asSuperuser().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = safeguard");
      ResultSet rows = statement.executeQuery(query.formatted(argument));
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
