package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** FHIR R4's interactions with Patient, as an integrated system uses them. */
@SystemTest
class FhirPatientIT {

  private final RunningStack stack;
  private final FhirClient fhir;
  private final String family = Patients.unique("Marsh");
  private final String number = Patients.unique("n");
  private Answer created;
  private String path;

  FhirPatientIT(RunningStack stack) {
    this.stack = stack;
    this.fhir = stack.fhirAsSystem();
  }

  @BeforeEach
  void createPatient() {
    created = fhir.post("/Patient", Patients.json(family, "Ada", number));
    assertEquals(201, created.status(), created::text);
    path = "/Patient/" + created.id();
  }

  @Test
  void createSaysWhereWhenAndWhichVersion() {
    String location = created.header("Location").orElseThrow();
    assertEquals(stack.environment().get("SAFEGUARD_FHIR") + path + "/_history/1", location);
    assertEquals("W/\"1\"", created.header("ETag").orElseThrow());
    ZonedDateTime modified =
        ZonedDateTime.parse(
            created.header("Last-Modified").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME);
    Instant updated = Instant.parse(created.json().at("/meta/lastUpdated").asText());
    assertEquals(updated.getEpochSecond(), modified.toEpochSecond());
    assertTrue(Duration.between(updated, Instant.now()).toMinutes() < 1);
    assertEquals("1", created.json().at("/meta/versionId").asText());
  }

  @Test
  void readGivesBackWhatWasSentAndTheServersOwnParts() {
    Answer read = fhir.get(path);
    assertEquals(200, read.status());
    assertEquals("W/\"1\"", read.header("ETag").orElseThrow());
    assertEquals(created.header("Last-Modified"), read.header("Last-Modified"));
    assertTrue(read.header("Content-Type").orElseThrow().startsWith("application/fhir+json"));
    assertEquals(family, read.json().at("/name/0/family").asText());
    assertEquals(number, read.json().at("/identifier/0/value").asText());
    assertArrayEquals(created.body(), read.body());
  }

  @Test
  void numbersAndUnknownWhitespaceOfTheClientStayAsTheyWere() {
    String body =
        """
        {"resourceType":"Patient","multipleBirthInteger" : 2,
          "extension":[{"url":"urn:x","valueDecimal":1.10}]}\
        """;
    Answer answer = fhir.post("/Patient", body);
    assertEquals(201, answer.status(), answer::text);
    assertTrue(fhir.get("/Patient/" + answer.id()).text().contains("1.10"));
  }

  @Test
  void nothingWithPhiIsKeptByACache() {
    Answer read = fhir.get(path);
    assertTrue(read.header("Cache-Control").orElseThrow().contains("no-store"));
    assertEquals("nosniff", read.header("X-Content-Type-Options").orElseThrow());
  }

  @Test
  void updateMakesTheNextVersion() {
    Answer updated = update("W/\"1\"", "Grace");
    assertEquals(200, updated.status(), updated::text);
    assertEquals("W/\"2\"", updated.header("ETag").orElseThrow());
    assertEquals("Grace", fhir.get(path).json().at("/name/0/given/0").asText());
  }

  @Test
  void largeRecordIsFoundWhole() {
    Answer large = fhir.with("If-Match", "W/\"1\"").put(path, large(200_000));
    assertEquals(200, large.status(), large::text);
    Answer found = fhir.get("/Patient?identifier=" + number);
    assertEquals(1, found.json().get("entry").size());
    assertEquals(large.json(), found.json().at("/entry/0/resource"));
  }

  @Test
  void historyOfLargeVersionsComesInPages() {
    for (int version = 1; version <= 3; version++) {
      Answer next =
          fhir.with("If-Match", "W/\"" + version + "\"")
              .with("Prefer", "return=minimal")
              .put(path, large(15 << 20));
      assertEquals(200, next.status(), next::text);
    }
    Answer newest = fhir.get(path + "/_history");
    assertEquals(List.of("4", "3"), versions(newest));
    String base = stack.environment().get("SAFEGUARD_FHIR");
    String next = newest.json().at("/link/1/url").asText();
    assertEquals(base + path + "/_history?_before=3", next);
    assertEquals(List.of("2", "1"), versions(fhir.get(next.substring(base.length()))));
  }

  private String large(int bytes) {
    String text = "<div xmlns='http://www.w3.org/1999/xhtml'>" + "a".repeat(bytes) + "</div>";
    return Patients.json(created.id(), family, "Ada", number)
        .replaceFirst("\\{", "{\"text\":{\"status\":\"generated\",\"div\":\"" + text + "\"},");
  }

  private static List<String> versions(Answer bundle) {
    return StreamSupport.stream(bundle.json().get("entry").spliterator(), false)
        .map(entry -> entry.at("/resource/meta/versionId").asText())
        .toList();
  }

  @Test
  void updateOfAnOldVersionIsRefused() {
    update("W/\"1\"", "Grace");
    Answer late = update("W/\"1\"", "Joan");
    assertEquals(412, late.status());
    assertEquals("OperationOutcome", late.json().get("resourceType").asText());
    assertEquals("Grace", fhir.get(path).json().at("/name/0/given/0").asText());
  }

  @Test
  void updateThatDoesNotSayOfWhichVersionIsRefused() {
    Answer blind = fhir.put(path, Patients.json(created.id(), family, "Joan", number));
    assertEquals(428, blind.status());
    assertEquals("Ada", fhir.get(path).json().at("/name/0/given/0").asText());
  }

  @Test
  void updateOfAnotherIdThanTheAddressSaysIsRefused() {
    Answer mixed =
        fhir.with("If-Match", "W/\"1\"")
            .put(path, Patients.json("00000000-0000-7000-8000-000000000000", family, "X", number));
    assertEquals(400, mixed.status());
  }

  @Test
  void deletedPatientIsGoneButItsVersionsStay() {
    Answer deleted = fhir.with("If-Match", "W/\"1\"").delete(path);
    assertTrue(List.of(200, 204).contains(deleted.status()), deleted::toString);
    Answer gone = fhir.get(path);
    assertEquals(410, gone.status());
    assertEquals("OperationOutcome", gone.json().get("resourceType").asText());
    assertEquals(200, fhir.get(path + "/_history/1").status());
    assertEquals(410, fhir.get(path + "/_history/2").status());
    assertEquals(List.of(), found("family=" + family));
  }

  @Test
  void versionReadGivesEachVersionAsItWas() {
    update("W/\"1\"", "Grace");
    assertArrayEquals(created.body(), fhir.get(path + "/_history/1").body());
    assertEquals("Grace", fhir.get(path + "/_history/2").json().at("/name/0/given/0").asText());
    assertEquals(404, fhir.get(path + "/_history/3").status());
  }

  @Test
  void historyNamesEveryChangeNewestFirst() {
    update("W/\"1\"", "Grace");
    fhir.with("If-Match", "W/\"2\"").delete(path);
    JsonNode history = fhir.get(path + "/_history").json();
    assertEquals("history", history.get("type").asText());
    assertEquals(List.of("DELETE", "PUT", "POST"), each(history, "/request/method"));
    assertEquals("Grace", history.at("/entry/1/resource/name/0/given/0").asText());
    assertEquals("Ada", history.at("/entry/2/resource/name/0/given/0").asText());
  }

  @Test
  void searchFindsByIdIdentifierFamilyAndGiven() {
    String id = created.id();
    assertEquals(List.of(id), found("_id=" + id));
    assertEquals(List.of(id), found("identifier=" + encode(Patients.SYSTEM + "|" + number)));
    assertEquals(List.of(id), found("identifier=" + number));
    assertEquals(List.of(id), found("family=" + family));
    assertEquals(List.of(id), found("family=" + family + "&given=Ada"));
    assertEquals(List.of(), found("family=" + family + "&given=Joan"));
    assertEquals(List.of(), found("identifier=" + encode("urn:other|" + number)));
  }

  @Test
  void searchOfANameMindsNeitherCaseNorAccentAndTakesABeginning() {
    String accented = family.replaceFirst("Marsh", "Mársh");
    fhir.post("/Patient", Patients.json(accented, "Zoë", Patients.unique("n")));
    assertEquals(2, found("family=" + family.toUpperCase(java.util.Locale.ROOT)).size());
    assertEquals(2, found("family=" + family.substring(0, 12)).size());
    assertEquals(1, found("family:exact=" + encode(accented)).size());
    assertEquals(1, found("family=" + family + "&given=zoe").size());
  }

  @Test
  void searchFindsWhatAPatientIsCalledNowAndNotBefore() {
    String married = Patients.unique("Hill");
    Answer updated =
        fhir.with("If-Match", "W/\"1\"")
            .put(path, Patients.json(created.id(), married, "Ada", number));
    assertEquals(200, updated.status());
    assertEquals(List.of(created.id()), found("family=" + married));
    assertEquals(List.of(), found("family=" + family));
  }

  @Test
  void searchGoesPageByPageThroughAllMatches() {
    for (int i = 0; i < 4; i++) {
      fhir.post("/Patient", Patients.json(family, "Ada", Patients.unique("n")));
    }
    JsonNode first = fhir.get("/Patient?_count=3&family=" + family).json();
    assertEquals(3, first.get("entry").size());
    String next = link(first, "next");
    Answer second = fhir.get(next.substring(stack.environment().get("SAFEGUARD_FHIR").length()));
    assertEquals(2, second.json().get("entry").size());
  }

  @Test
  void searchByWhatIsNotThereIsSaidAndNotIgnored() {
    Answer unknown = fhir.get("/Patient?shoesize=44");
    assertEquals(400, unknown.status());
    assertEquals("OperationOutcome", unknown.json().get("resourceType").asText());
  }

  @Test
  void capabilitiesAreOpenToEveryone() {
    Answer metadata = stack.fhir().get("/metadata");
    assertEquals(200, metadata.status());
    assertEquals("CapabilityStatement", metadata.json().get("resourceType").asText());
    assertEquals("4.0.1", metadata.json().get("fhirVersion").asText());
  }

  @Test
  void unknownPatientIsNotFound() {
    assertEquals(404, fhir.get("/Patient/00000000-0000-7000-8000-000000000000").status());
  }

  @Test
  void typeThatIsNotServedYetIsSaidSo() {
    Answer answer = fhir.get("/Observation/00000000-0000-7000-8000-000000000000");
    assertTrue(answer.status() >= 400 && answer.status() < 500, answer::toString);
    assertEquals("OperationOutcome", answer.json().get("resourceType").asText());
  }

  @Test
  void eachAnswerHasARequestIdOfItsOwn() {
    assertNotEquals(fhir.get(path).requestId(), fhir.get(path).requestId());
  }

  private Answer update(String version, String given) {
    return fhir.with("If-Match", version)
        .put(path, Patients.json(created.id(), family, given, number));
  }

  private List<String> found(String query) {
    Answer answer = fhir.get("/Patient?" + query);
    assertEquals(200, answer.status(), answer::text);
    assertEquals("searchset", answer.json().get("type").asText());
    return each(answer.json(), "/resource/id");
  }

  private static List<String> each(JsonNode bundle, String pointer) {
    return StreamSupport.stream(bundle.path("entry").spliterator(), false)
        .map(entry -> entry.at(pointer).asText())
        .toList();
  }

  private static String link(JsonNode bundle, String relation) {
    return StreamSupport.stream(bundle.path("link").spliterator(), false)
        .filter(link -> link.get("relation").asText().equals(relation))
        .map(link -> link.get("url").asText())
        .findFirst()
        .orElseThrow();
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
