package org.safeguard.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.resource.InvalidResource;
import org.safeguard.resource.Issue;
import org.safeguard.resource.ResourceGone;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.VersionConflict;

/** What is not there or not possible, and how it is said. */
class FhirRefusalsTest extends RoutedApi {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_count=0",
        "_count=x",
        "_count=-1",
        "_count=1&_count=2",
        "_after=x",
        "_summary=true",
        "_elements=id",
        "_include=Patient:link",
        "_sort=family",
        "_lastUpdated=gt2020",
        "Zebulon=Zebulon",
        "family:contains=Zebulon",
        "family=",
        "family",
        "family=Z",
        "family=Zebulon%FF",
        "identifier=Zebulon%7C"
      })
  void searchThatCannotBeDoneIsRefusedBeforeTheService(String query) {
    MockHttpResponse response = get("/Patient?" + query);
    assertEquals(400, response.getStatus());
    assertFalse(new String(response.getOutput(), UTF_8).contains("Zebulon"));
    notAsked();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/AuditEvent,not-supported",
    "GET,/AuditEvent/" + "01890000-0000-7000-8000-000000000001" + ",not-supported",
    "POST,/AuditEvent,not-supported",
    "POST,/Parameters,not-supported",
    "GET,/Zebulon,not-supported",
    "GET,/patient,not-supported",
    "GET,/Patient/$everything,not-supported",
    "GET,/Patient/_history,not-supported",
    "GET,/Patient/..%2F..%2Fetc%2Fpasswd,not-found",
    "GET,/Patient/Zebulon,not-found",
    "DELETE,/Patient/Zebulon,not-found",
    "GET,/Patient/1/2/3/4,not-found"
  })
  void whatIsNotThereIsNotFound(String method, String path, String code) {
    MockHttpResponse response = send(request(method, path));
    failed(404, code, response);
    assertFalse(new String(response.getOutput(), UTF_8).contains("Zebulon"));
    notAsked();
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH,/Patient/1",
    "POST,/Patient/1",
    "PUT,/Patient",
    "DELETE,/Patient",
    "PUT,/metadata"
  })
  void methodThatIsNotThereIs405WithThoseThatAre(String method, String path) {
    MockHttpResponse response = send(request(method, path));
    failed(405, "not-supported", response);
    assertTrue(
        header(response, "Allow").contains("GET") || header(response, "Allow").contains("PUT"));
    notAsked();
  }

  @Test
  void searchOfAllTypesIsNotThereYet() {
    failed(501, "not-supported", get("/?_type=Patient"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/fhir+json",
        "application/json",
        "*/*",
        "application/*;q=0.1",
        "text/html, application/fhir+json;fhirVersion=4.0"
      })
  void jsonIsGivenToWhoeverTakesIt(String accept) {
    assertEquals(200, send(request("GET", PATIENT).header("Accept", accept)).getStatus());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/fhir+xml",
        "text/html",
        "application/fhir+json;q=0",
        "application/fhir+json;fhirVersion=3.0"
      })
  void otherFormsAreNotGiven(String accept) {
    failed(406, "not-supported", send(request("GET", PATIENT).header("Accept", accept)));
    failed(406, "not-supported", send(json("POST", "/Patient").header("Accept", accept)));
    notAsked();
  }

  @Test
  void formatStandsInForAccept() {
    assertEquals(
        200,
        send(request("GET", PATIENT + "?_format=json").header("Accept", "text/html")).getStatus());
    assertEquals(200, get(PATIENT + "?_format=application/fhir+json&_pretty=true").getStatus());
    assertEquals(406, get(PATIENT + "?_format=xml").getStatus());
    assertEquals(406, get("/metadata?_format=xml").getStatus());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/fhir+xml",
        "application/fhir+json;charset=ISO-8859-1",
        "application/fhir+json;fhirVersion=5.0",
        "application/x-www-form-urlencoded"
      })
  void otherContentIsNotTaken(String type) {
    failed(415, "not-supported", send(typed("POST", "/Patient", type)));
    failed(415, "not-supported", send(typed("PUT", PATIENT, type)));
    notAsked();
  }

  @Test
  void contentTypeMustBeSaid() {
    MockHttpRequest untyped = request("POST", "/Patient").content("{}".getBytes(UTF_8));
    failed(415, "not-supported", send(untyped));
    failed(415, "not-supported", send(json("POST", "/Patient/_search")));
    notAsked();
  }

  @Test
  void formLongerThanAnAddressIs413() throws Exception {
    String longest = "family=" + "a".repeat(8192 - "family=".length());
    assertEquals(200, send(form("/Patient/_search", longest)).getStatus());
    failed(413, "too-long", send(form("/Patient/_search", longest + "a")));
  }

  @Test
  void plainJsonIsTakenToo() {
    MockHttpRequest request = typed("POST", "/Patient", "application/json;charset=utf-8");
    assertEquals(201, send(request).getStatus());
  }

  @Test
  void parametersWhereNoneAreTakenAreRefused() {
    failed(400, "not-supported", get(PATIENT + "?_summary=true"));
    failed(400, "not-supported", get(PATIENT + "/_history?_since=2020"));
    failed(400, "not-supported", send(json("POST", "/Patient?x=y")));
    notAsked();
  }

  @Test
  void rejectionsOfTheServiceAreToldAsTheyAre() {
    service.failure = new ResourceNotFound();
    failed(404, "not-found", get(PATIENT));
    service.failure = new ResourceGone();
    failed(410, "deleted", get(PATIENT));
    service.failure = new VersionConflict(5);
    failed(412, "conflict", send(json("PUT", PATIENT).header("If-Match", "\"3\"")));
    service.failure = new InvalidResource(List.of(Issue.at("Patient.name[0]", "structure", "a")));
    MockHttpResponse invalid = send(json("POST", "/Patient"));
    failed(400, "structure", invalid);
    assertEquals("Patient.name[0]", body(invalid).at("/issue/0/expression/0").textValue());
  }

  @Test
  void faultSaysNothingOfItself() {
    service.failure = new IllegalStateException("Zebulon");
    MockHttpResponse response = get(PATIENT);
    failed(500, "exception", response);
    assertFalse(new String(response.getOutput(), UTF_8).contains("Zebulon"));
  }

  @Test
  void capabilitiesSayWhatIsThere() {
    MockHttpResponse response = get("/metadata");
    assertEquals(200, response.getStatus());
    JsonNode statement = body(response);
    assertEquals("4.0.1", statement.get("fhirVersion").textValue());
    assertEquals(BASE, statement.at("/implementation/url").textValue());
    JsonNode patient = resource(statement, "Patient");
    assertEquals(
        List.of("_id", "identifier", "family", "given"),
        patient.get("searchParam").findValuesAsText("name"));
    assertEquals(
        List.of("_id", "identifier", "patient"),
        resource(statement, "Observation").get("searchParam").findValuesAsText("name"));
    assertEquals(7, patient.get("interaction").size());
    assertEquals(
        List.of("batch", "transaction"),
        statement.at("/rest/0/interaction").findValuesAsText("code"));
    assertEquals(400, get("/metadata?mode=terminology").getStatus());
  }

  private static JsonNode resource(JsonNode statement, String type) {
    for (JsonNode resource : statement.at("/rest/0/resource")) {
      if (resource.get("type").textValue().equals(type)) {
        return resource;
      }
    }
    throw new AssertionError("no " + type);
  }
}
