package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.Eventually;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.system.stack.VaultLog;

/**
 * What a call costs at the vault, by the vault's own audit log: a key that is not at hand costs one
 * round trip, however many are missed at once up to two hundred, and one that is at hand none.
 */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyRoundTripsIT {

  private static final String OPEN_PATIENTS = "transit/decrypt/safeguard-patient";
  private static final String MAKE_PATIENTS = "transit/datakey/wrapped/safeguard-patient";
  private static final String OPEN_INDEX = "transit/decrypt/safeguard-index";
  private static final String OPEN_QUERIES = "transit/decrypt/safeguard-audit";

  /** More than go into one round trip. */
  private static final int PATIENTS = 205;

  /** What keeps the server's token alive and watches over its keys: no request for a key. */
  private static final Set<String> UPKEEP =
      Set.of(
          "sys/capabilities-self",
          "auth/token/renew-self",
          "auth/token/lookup-self",
          "auth/approle/login");

  private final RunningStack stack;
  private final FhirClient fhir;
  private final VaultLog log;
  private final String family = Patients.unique("Trip");
  private String patient;

  KeyRoundTripsIT(RunningStack stack) {
    this.stack = stack;
    this.fhir = stack.fhirAsSystem();
    this.log = stack.vaultLog();
  }

  @BeforeAll
  void createPatients() {
    Answer loaded =
        fhir.post(
            "",
            Collections.nCopies(PATIENTS, "").stream()
                .map(any -> Patients.json(family, "Ada", Patients.number()))
                .map(
                    json ->
                        "{\"resource\":%s,\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}"
                            .formatted(json))
                .collect(
                    Collectors.joining(
                        ",",
                        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[",
                        "]}")));
    assertEquals(200, loaded.status(), loaded::text);
    Answer created = create();
    patient = created.id();
  }

  @Test
  void coldReadCostsOneRoundTrip_andAWarmOneNone() {
    forgetKeys();
    assertEquals(List.of(OPEN_PATIENTS + " 1"), cost(this::read));
    assertEquals(List.of(), cost(this::read));
    assertEquals(List.of(), cost(() -> ok(fhir.get("/Patient/" + patient + "/_history"))));
  }

  /** Also of another resource of the same record, and of a write: one key opens them all. */
  @Test
  void writeIntoARecordWhoseKeyIsAtHandCostsNone() {
    forgetKeys();
    assertEquals(List.of(OPEN_PATIENTS + " 1"), cost(this::createObservation));
    assertEquals(List.of(), cost(this::createObservation));
    assertEquals(List.of(), cost(this::read));
  }

  /** One to have the key made, in wrapped form alone; one to open it. */
  @Test
  void newPatientCostsTwo() {
    assertEquals(List.of(MAKE_PATIENTS + " 0", OPEN_PATIENTS + " 1"), cost(this::create));
  }

  /** A page reads one patient further than it shows, to tell whether there are more. */
  @Test
  void coldPageCostsOneForAllItsPatients_andOneForTheMonthsQueries() {
    forgetKeys();
    assertEquals(List.of(OPEN_PATIENTS + " 21", OPEN_QUERIES + " 1"), cost(() -> search(20, 20)));
    assertEquals(List.of(), cost(() -> search(20, 20)));
  }

  @Test
  void keysThatAreAtHandAreNotAskedForAgain() {
    forgetKeys();
    assertEquals(List.of(OPEN_PATIENTS + " 21", OPEN_QUERIES + " 1"), cost(() -> search(20, 20)));
    assertEquals(List.of(OPEN_PATIENTS + " 30"), cost(() -> search(50, 50)));
  }

  @Test
  void coldSearchCostsOneForEveryTwoHundredPatients() {
    forgetKeys();
    assertEquals(
        List.of(OPEN_PATIENTS + " 200", OPEN_PATIENTS + " 5", OPEN_QUERIES + " 1"),
        cost(() -> search(1000, PATIENTS)));
  }

  /** The requests for keys that a call leaves in the vault's log, with how many each opens. */
  private List<String> cost(Supplier<Answer> call) {
    long before = log.end();
    call.get();
    List<VaultLog.Request> requests = log.since(before);
    requests.forEach(request -> assertTrue(request.granted(), request::toString));
    requests.stream()
        .filter(request -> !request.ofKeys())
        .forEach(request -> assertTrue(UPKEEP.contains(request.path()), request::toString));
    return requests.stream()
        .filter(VaultLog.Request::ofKeys)
        .map(request -> request.path() + " " + request.batch())
        .toList();
  }

  /** The server has none at hand but the index key, which its watch fetches by itself. */
  private void forgetKeys() {
    long before = log.end();
    stack.keysAtHand().forget();
    Eventually.holds(
        "the index key is fetched",
        Duration.ofSeconds(10),
        () ->
            log.since(before).stream()
                .anyMatch(request -> request.path().equals(OPEN_INDEX) && request.granted()));
  }

  private Answer read() {
    return ok(fhir.get("/Patient/" + patient));
  }

  private Answer search(int count, int found) {
    Answer answer = ok(fhir.get("/Patient?family=" + family + "&_count=" + count));
    assertEquals(found, answer.json().get("entry").size());
    return answer;
  }

  private Answer create() {
    return created(
        fhir.post("/Patient", Patients.json(Patients.unique("Other"), "Eve", Patients.number())));
  }

  private Answer createObservation() {
    String json =
        """
        {"resourceType":"Observation","status":"final","code":{"text":"Pulse"},\
        "subject":{"reference":"Patient/%s"}}\
        """
            .formatted(patient);
    return created(fhir.post("/Observation", json));
  }

  private static Answer ok(Answer answer) {
    assertEquals(200, answer.status(), answer::text);
    return answer;
  }

  private static Answer created(Answer answer) {
    assertEquals(201, answer.status(), answer::text);
    return answer;
  }
}
