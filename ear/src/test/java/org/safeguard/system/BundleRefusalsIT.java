package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** What a batch or a transaction may not ask for, though each of its entries could be done. */
@SystemTest
class BundleRefusalsIT {

  private final FhirClient fhir;

  BundleRefusalsIT(RunningStack stack) {
    this.fhir = stack.fhirAsSystem();
  }

  @Test
  void readsThatWouldFillTheMemoryAreRefused() {
    Answer patient = fhir.post("/Patient", json("{'resourceType':'Patient'}"));
    Answer large =
        fhir.post(
            "/Binary",
            json(
                "{'resourceType':'Binary','contentType':'text/plain','securityContext':{'reference':'Patient/"
                    + patient.id()
                    + "'},'data':'"
                    + "AAAA".repeat(3 << 20)
                    + "'}"));
    assertEquals(201, large.status(), large::text);
    String read = "{'request':{'method':'GET','url':'Binary/" + large.id() + "'}}";
    Answer transaction = transaction(read, read, read, read);
    assertEquals(422, transaction.status(), transaction::text);
    assertEquals("too-costly", transaction.json().at("/issue/0/code").asText());
    assertEquals("Bundle.entry[3]", transaction.json().at("/issue/0/expression/0").asText());
    Answer batch = bundle("batch", read, read, read, read);
    assertEquals(
        List.of("200", "200", "200", "422"), batch.json().get("entry").findValuesAsText("status"));
  }

  @Test
  void conditionOfAReadIsRefusedAtItsPlace() {
    String url = "Patient/" + UUID.randomUUID();
    for (String element : List.of("ifNoneMatch", "ifMatch")) {
      refusedAt(
          "Bundle.entry[0].request." + element,
          transaction(
              "{'request':{'method':'GET','url':'%s','%s':'W/\\\"1\\\"'}}"
                  .formatted(url, element)));
    }
  }

  @Test
  void secondCreateUnderTheConditionOfAnotherIsRefused() {
    String npi = Patients.unique("npi");
    Answer answer = transaction(unlessThere(urn(), npi), unlessThere(urn(), npi));
    refusedAt("Bundle.entry[1].request.ifNoneExist", answer);
    assertEquals("duplicate", answer.json().at("/issue/0/code").asText());
  }

  @Test
  void conditionSeesWhatTheTransactionDoesToWhatItFinds() {
    String npi = Patients.unique("npi");
    String id = id(transaction(unlessThere(urn(), npi)));
    String urn = urn();
    refusedAt(
        "Bundle.entry[0].request.ifNoneExist",
        transaction(
            unlessThere(urn, npi),
            "{'request':{'method':'DELETE','url':'Practitioner/" + id + "'}}"));
    Answer updated =
        transaction(
            unlessThere(urn, npi),
            "{'resource':%s,'request':{'method':'PUT','url':'Practitioner/%s','ifMatch':'W/\\\"1\\\"'}}"
                .formatted(practitioner(npi).replaceFirst("\\{", "{'id':'" + id + "',"), id));
    assertEquals(200, updated.status(), updated::text);
    assertEquals(
        List.of("W/\"2\"", "W/\"2\""), updated.json().get("entry").findValuesAsText("etag"));
  }

  @Test
  void referenceByFullUrlIsRefusedOutsideATransaction() {
    String urn = urn();
    String patient = "{'resourceType':'Patient','active':true}";
    String observation =
        "{'resourceType':'Observation','status':'final','code':{'text':'pulse'},'subject':{'reference':'%s'}}"
            .formatted(urn);
    String entry = "{'fullUrl':'%s','resource':%s,'request':{'method':'POST','url':'%s'}}";
    Answer batch =
        bundle(
            "batch",
            entry.formatted(urn, patient, "Patient"),
            entry.formatted(urn(), observation, "Observation"));
    assertEquals(200, batch.status(), batch::text);
    assertEquals(List.of("201", "422"), batch.json().get("entry").findValuesAsText("status"));
    Answer alone = fhir.post("/Observation", json(observation));
    assertEquals(422, alone.status(), alone::text);
    assertEquals(
        "Observation.subject.reference", alone.json().at("/issue/0/expression/0").asText());
  }

  private static void refusedAt(String place, Answer answer) {
    assertEquals(400, answer.status(), answer::text);
    assertEquals(place, answer.json().at("/issue/0/expression/0").asText(), answer::text);
  }

  private Answer transaction(String... entries) {
    return bundle("transaction", entries);
  }

  private Answer bundle(String type, String... entries) {
    return fhir.post(
        "",
        json(
            "{'resourceType':'Bundle','type':'"
                + type
                + "','entry':["
                + String.join(",", entries)
                + "]}"));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String unlessThere(String fullUrl, String npi) {
    return "{'fullUrl':'%s','resource':%s,'request':{'method':'POST','url':'Practitioner','ifNoneExist':'identifier=urn:npi|%s'}}"
        .formatted(fullUrl, practitioner(npi), npi);
  }

  private static String urn() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  private static String practitioner(String npi) {
    return json(
        "{'resourceType':'Practitioner','identifier':[{'system':'urn:npi','value':'"
            + npi
            + "'}]}");
  }

  /** The id in the location that the response gives for its first entry. */
  private static String id(Answer answer) {
    return answer.json().at("/entry/0/response/location").asText().split("/")[5];
  }
}
