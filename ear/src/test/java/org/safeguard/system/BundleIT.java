package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;

/** Batches and transactions (R4, "batch/transaction"), as an integrated system sends them. */
@SystemTest
class BundleIT {

  private final RunningStack stack;
  private final FhirClient fhir;
  private final String family = Patients.unique("Harper");
  private final String number = Patients.unique("b");

  BundleIT(RunningStack stack) {
    this.stack = stack;
    this.fhir = stack.fhirAsSystem();
  }

  @Test
  void transactionRewritesReferencesInBothDirections() {
    String patient = urn();
    String observation = urn();
    Answer answer =
        transaction(
            post(
                "Observation",
                observation,
                observation("'subject':{'reference':'" + patient + "'}")),
            post("Patient", patient, patient()));
    assertEquals(200, answer.status(), answer::text);
    assertEquals("transaction-response", answer.json().get("type").asText());
    assertEquals(List.of("201", "201"), answer.json().findValuesAsText("status"));
    String id = id(answer, 1);
    JsonNode stored = fhir.get("/Observation/" + id(answer, 0)).json();
    assertEquals("Patient/" + id, stored.at("/subject/reference").asText());
    JsonNode found = fhir.get("/Observation?patient=" + id).json();
    assertEquals(id(answer, 0), found.at("/entry/0/resource/id").asText());
    assertEquals(1, found.get("entry").size());
  }

  @Test
  void entriesThatReferToOneAnotherInACircleAreTaken() {
    String first = urn();
    String second = urn();
    Answer answer =
        transaction(
            post(
                "Patient",
                first,
                patient("'link':[{'other':{'reference':'" + second + "'},'type':'seealso'}]")),
            post(
                "Patient",
                second,
                patient("'link':[{'other':{'reference':'" + first + "'},'type':'seealso'}]")));
    assertEquals(200, answer.status(), answer::text);
    assertEquals(
        "Patient/" + id(answer, 0),
        fhir.get("/Patient/" + id(answer, 1)).json().at("/link/0/other/reference").asText());
  }

  @Test
  void transactionThatFailsInTheMiddleLeavesNothing() {
    String patient = urn();
    Answer answer =
        transaction(
            post("Patient", patient, patient()),
            post("Observation", urn(), "{'resourceType':'Observation','status':'final'}"),
            post("Patient", urn(), patient()));
    assertEquals(400, answer.status(), answer::text);
    assertEquals("OperationOutcome", answer.json().get("resourceType").asText());
    assertEquals(
        "Bundle.entry[1].resource.code", answer.json().at("/issue/0/expression/0").asText());
    assertFalse(answer.text().contains(family));
    assertTrue(fhir.get("/Patient?identifier=" + number).json().path("entry").isMissingNode());
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals("TRANSACTION", entry.action());
    assertEquals(AuditEntry.Outcome.REJECTED, entry.outcome());
  }

  @Test
  void entryOfATransactionNamesEachVersionWritten() {
    String patient = urn();
    Answer answer =
        transaction(
            post("Patient", patient, patient()),
            post("Observation", urn(), observation("'subject':{'reference':'" + patient + "'}")));
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals(AuditEntry.Outcome.SUCCESS, entry.outcome());
    assertEquals(
        List.of(id(answer, 0), id(answer, 1)),
        entry.items().stream().map(item -> item.id().toString()).toList());
    assertEquals(List.of(UUID.fromString(id(answer, 0))), entry.patients());
  }

  @Test
  void referenceThatNamesItsTargetBySearchIsResolved() {
    String npi = Patients.unique("npi");
    Answer doctor = fhir.post("/Practitioner", practitioner(npi));
    assertEquals(201, doctor.status(), doctor::text);
    String patient = urn();
    Answer answer =
        transaction(
            post("Patient", patient, patient()),
            post(
                "Observation",
                urn(),
                observation(
                    "'subject':{'reference':'"
                        + patient
                        + "'},'performer':[{'reference':'Practitioner?identifier=urn:npi|"
                        + npi
                        + "'}]")));
    assertEquals(200, answer.status(), answer::text);
    JsonNode stored = fhir.get("/Observation/" + id(answer, 1)).json();
    assertEquals("Practitioner/" + doctor.id(), stored.at("/performer/0/reference").asText());
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertTrue(entry.items().stream().anyMatch(i -> i.id().toString().equals(doctor.id())));
  }

  @Test
  void relativeReferenceBeginsWhereTheFullUrlOfItsEntryDoes() throws Exception {
    String one = "https://one.example/fhir/";
    String two = "https://two.example/fhir/";
    Answer answer =
        transaction(
            post("Patient", one + "Patient/12", patient()),
            post("Patient", two + "Patient/12", patient()),
            post(
                "Observation",
                two + "Observation/1",
                observation("'subject':{'reference':'Patient/12/_history/4'}")));
    assertEquals(200, answer.status(), answer::text);
    String patient = id(answer, 1);
    assertEquals(
        "Patient/" + patient + "/_history/1",
        fhir.get("/Observation/" + id(answer, 2)).json().at("/subject/reference").asText());
    assertEquals(patient, compartment(id(answer, 2)));
  }

  @Test
  void referenceThatSomeoneElseCouldReadOtherwiseIsRefused() {
    Answer made = fhir.post("/Patient", json(patient()));
    assertEquals(201, made.status(), made::text);
    URI own = URI.create(made.header("Location").orElseThrow());
    String address = own.toString().replaceFirst("/_history/.*", "");
    String about = "'subject':{'reference':'%s'}";
    Answer answer = fhir.post("/Observation", json(observation(about.formatted(address))));
    assertEquals(201, answer.status(), answer::text);
    for (String reference :
        List.of(
            "/Patient/" + made.id(),
            "./Patient/" + made.id(),
            address + "/",
            address.replaceFirst("https", "http"),
            address.replace(own.getHost(), own.getHost().toUpperCase(Locale.ROOT)))) {
      String observation = observation(about.formatted(reference));
      Answer alone = fhir.post("/Observation", json(observation));
      assertEquals(400, alone.status(), alone::text);
      assertEquals(
          "Observation.subject.reference", alone.json().at("/issue/0/expression/0").asText());
      refused(400, "Bundle.entry[0].resource.subject.reference", observation);
    }
  }

  @Test
  void referenceThatLeadsNowhereIsRefused() {
    refused(
        422,
        "Bundle.entry[0].resource.subject.reference",
        observation("'subject':{'reference':'" + urn() + "'}"));
    refused(
        422,
        "Bundle.entry[0].resource.subject.reference",
        observation("'subject':{'reference':'Patient/" + UUID.randomUUID() + "'}"));
    refused(
        422,
        "Bundle.entry[0].resource.performer[0].reference",
        observation(
            "'performer':[{'reference':'Practitioner?identifier=urn:npi|"
                + Patients.unique("x")
                + "'}]"));
  }

  private void refused(int status, String place, String resource) {
    Answer answer = transaction(post("Observation", urn(), resource));
    assertEquals(status, answer.status(), answer::text);
    assertEquals(place, answer.json().at("/issue/0/expression/0").asText(), answer::text);
  }

  @Test
  void fullUrlThatStandsTwiceIsRefused() {
    String same = urn();
    Answer answer = transaction(post("Patient", same, patient()), post("Patient", same, patient()));
    assertEquals(400, answer.status(), answer::text);
    assertEquals("Bundle.entry[1].fullUrl", answer.json().at("/issue/0/expression/0").asText());
  }

  @Test
  void bundleThatIsNoneOfRequestsIsRefusedAtItsPlace() {
    String get = "{'request':{'method':'GET','url':'Patient/" + UUID.randomUUID() + "'}";
    for (String type : List.of("batch", "transaction")) {
      refusedAt("Bundle.entry[0].fullUrl", bundle(type, post("Patient", "x", patient())));
      refusedAt("Bundle.entry[0].response", bundle(type, get + ",'response':{'status':'200'}}"));
      refusedAt("Bundle.entry[1].search", bundle(type, get + "}", get + ",'search':{'score':1}}"));
    }
  }

  private static void refusedAt(String place, Answer answer) {
    assertEquals(400, answer.status(), answer::text);
    assertEquals(place, answer.json().at("/issue/0/expression/0").asText(), answer::text);
  }

  @Test
  void linksThatWouldFillTheMemoryAreRefused() {
    String links = "{'reference':'a:b'},".repeat(100_000) + "{'reference':'a:b'}";
    Answer answer =
        transaction(post("Patient", "a:b", patient("'generalPractitioner':[" + links + "]")));
    assertEquals(422, answer.status(), answer::text);
    assertEquals("too-costly", answer.json().at("/issue/0/code").asText(), answer::text);
    assertEquals(
        "Bundle.entry[0].resource.generalPractitioner[100000].reference",
        answer.json().at("/issue/0/expression/0").asText());
  }

  @Test
  void getOfATypeAloneSearchesForAll() {
    for (String type : List.of("batch", "transaction")) {
      Answer answer =
          bundle(
              type,
              post("Group", urn(), "{'resourceType':'Group','type':'person','actual':true}"),
              "{'request':{'method':'GET','url':'Group'}}");
      assertEquals(200, answer.status(), answer::text);
      JsonNode page = answer.json().at("/entry/1/resource");
      assertEquals("searchset", page.get("type").asText(), answer::text);
      assertTrue(page.at("/link/0/url").asText().endsWith("/fhir/Group"), answer::text);
    }
  }

  @Test
  void methodThatATransactionDoesNotKnowIsRefused() {
    Answer answer =
        transaction("{'request':{'method':'PATCH','url':'Patient/" + UUID.randomUUID() + "'}}");
    assertEquals(400, answer.status(), answer::text);
    assertEquals(
        "Bundle.entry[0].request.method", answer.json().at("/issue/0/expression/0").asText());
  }

  @Test
  void createsUnderOneConditionAtOnceMakeOne() {
    String npi = Patients.unique("npi");
    String entry =
        "{'fullUrl':'%s','resource':%s,'request':{'method':'POST','url':'Practitioner','ifNoneExist':'identifier=urn:npi|%s'}}"
            .formatted(urn(), practitioner(npi), npi);
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    IntStream.range(0, 2)
        .forEach(i -> answers.add(CompletableFuture.supplyAsync(() -> transaction(entry))));
    List<String> statuses =
        answers.stream()
            .map(answer -> answer.join().json().findValuesAsText("status").get(0))
            .sorted()
            .toList();
    assertEquals(List.of("200", "201"), statuses);
    assertEquals(
        1, fhir.get("/Practitioner?identifier=urn:npi%7C" + npi).json().get("entry").size());
  }

  @Test
  void binaryTakesTheKeyOfWhoeverRefersToIt() throws Exception {
    String patient = urn();
    String binary = urn();
    Answer answer =
        transaction(
            post(
                "Binary",
                binary,
                "{'resourceType':'Binary','contentType':'text/plain','data':'AAAA'}"),
            post("Patient", patient, patient()),
            post(
                "DocumentReference",
                urn(),
                "{'resourceType':'DocumentReference','status':'current','subject':{'reference':'%s'},'content':[{'attachment':{'url':'%s'}}]}"
                    .formatted(patient, binary)));
    assertEquals(200, answer.status(), answer::text);
    assertEquals(id(answer, 1), compartment(id(answer, 0)));
    Answer alone =
        fhir.post(
            "/Binary", json("{'resourceType':'Binary','contentType':'text/plain','data':'AAAA'}"));
    assertEquals(422, alone.status(), alone::text);
  }

  @Test
  void updateMovesNoResourceToAnotherPatient() {
    Answer first = fhir.post("/Patient", json(patient()));
    Answer second = fhir.post("/Patient", json(patient()));
    String about = "'subject':{'reference':'Patient/%s'}";
    Answer made = fhir.post("/Observation", json(observation(about.formatted(first.id()))));
    assertEquals(201, made.status(), made::text);
    String moved =
        observation(about.formatted(second.id())).replaceFirst("\\{", "{'id':'" + made.id() + "',");
    Answer answer = fhir.with("If-Match", "W/\"1\"").put("/Observation/" + made.id(), json(moved));
    assertEquals(422, answer.status(), answer::text);
  }

  @Test
  void batchDoesWhatItCan() {
    Answer answer =
        bundle(
            "batch",
            post("Patient", urn(), patient()),
            "{'request':{'method':'GET','url':'Patient/" + UUID.randomUUID() + "'}}",
            post("Observation", urn(), "{'resourceType':'Observation','status':'poor'}"));
    assertEquals(200, answer.status(), answer::text);
    assertEquals(List.of("201", "404", "400"), answer.json().findValuesAsText("status"));
    assertEquals(3, stack.auditTrail().of(answer.requestId()).size());
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

  private static String post(String type, String fullUrl, String resource) {
    return "{'fullUrl':'%s','resource':%s,'request':{'method':'POST','url':'%s'}}"
        .formatted(fullUrl, resource, type);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String urn() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  private String patient(String... more) {
    return "{'resourceType':'Patient','identifier':[{'system':'urn:b','value':'%s'}],'name':[{'family':'%s'}]%s}"
        .formatted(number, family, more.length == 0 ? "" : "," + more[0]);
  }

  private static String practitioner(String npi) {
    return json(
        "{'resourceType':'Practitioner','identifier':[{'system':'urn:npi','value':'"
            + npi
            + "'}]}");
  }

  private static String observation(String more) {
    return "{'resourceType':'Observation','status':'final','code':{'text':'pulse'}," + more + "}";
  }

  /** The id in the location that the response gives for an entry. */
  private static String id(Answer answer, int entry) {
    ArrayNode entries = (ArrayNode) answer.json().get("entry");
    return entries.get(entry).at("/response/location").asText().split("/")[5];
  }

  private String compartment(String id) throws Exception {
    try (var connection = stack.databases().asSuperuser().connect();
        var query =
            connection.prepareStatement(
                "select patient from safeguard.resource where id = ?::uuid")) {
      query.setString(1, id);
      var row = query.executeQuery();
      row.next();
      return row.getString(1);
    }
  }
}
