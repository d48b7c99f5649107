package org.safeguard.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.audit.CallContext;
import org.safeguard.patient.CapabilityService;
import org.safeguard.resource.InvalidResource;
import org.safeguard.resource.Issue;
import org.safeguard.resource.ResourceGone;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.VersionConflict;
import org.safeguard.resource.VersionRequired;

/** The API through JAX-RS' own routing, without a container. */
class FhirApiTest {

  private static final String ID = RecordingService.ID.toString();
  private static final String PATIENT = "/Patient/" + ID;
  private static final String BASE = "https://h:8443/fhir";

  private final RecordingService service = new RecordingService();
  private final Dispatcher dispatcher = MockDispatcherFactory.createDispatcher();

  @BeforeEach
  void route() {
    ServiceAddress address = new ServiceAddress("https://h:8443/");
    // First, as it may be on a server: it must not hide the others.
    dispatcher.getRegistry().addSingletonResource(new SystemEndpoint());
    dispatcher
        .getRegistry()
        .addSingletonResource(
            new ResourceEndpoint(service, new Answers(address), new Bundles(address)));
    dispatcher
        .getRegistry()
        .addSingletonResource(new CapabilityEndpoint(new CapabilityService(), address));
    dispatcher.getProviderFactory().register(new FailureMapper(new CallContext()));
  }

  private MockHttpResponse send(MockHttpRequest request) {
    MockHttpResponse response = new MockHttpResponse();
    dispatcher.invoke(request, response);
    return response;
  }

  private static MockHttpRequest request(String method, String path) {
    try {
      return MockHttpRequest.create(method, path);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private MockHttpResponse get(String path) {
    return send(request("GET", path));
  }

  private static MockHttpRequest typed(String method, String path, String contentType) {
    return request(method, path)
        .header("Content-Type", contentType)
        .content("{\"a\":\"é\"}".getBytes(UTF_8));
  }

  private static MockHttpRequest json(String method, String path) {
    return typed(method, path, "application/fhir+json");
  }

  private static MockHttpRequest form(String path, String form) {
    return request("POST", path)
        .header("Content-Type", MediaTypes.FORM)
        .content(form.getBytes(UTF_8));
  }

  private static JsonNode body(MockHttpResponse response) {
    try {
      return new ObjectMapper().readTree(response.getOutput());
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String header(MockHttpResponse response, String name) {
    Object value = response.getOutputHeaders().getFirst(name);
    return value == null ? null : value.toString();
  }

  private static void failed(int status, String code, MockHttpResponse response) {
    assertEquals(status, response.getStatus());
    assertEquals("OperationOutcome", body(response).get("resourceType").textValue());
    assertEquals(code, body(response).at("/issue/0/code").textValue());
    assertTrue(header(response, "Content-Type").startsWith("application/fhir+json"));
  }

  private void notAsked() {
    assertEquals(List.of(), service.asked);
  }

  @Test
  void createPassesTheBytesAndNamesThePlace() {
    MockHttpResponse response = send(json("POST", "/Patient"));
    assertEquals(201, response.getStatus());
    assertEquals("{\"a\":\"é\"}", new String(service.received, UTF_8));
    assertEquals(BASE + PATIENT + "/_history/1", header(response, "Location"));
    assertEquals("W/\"1\"", header(response, "ETag"));
    assertEquals("Tue, 03 Feb 2026 04:05:06 GMT", header(response, "Last-Modified"));
    assertEquals("application/fhir+json;charset=UTF-8", header(response, "Content-Type"));
    assertEquals(RecordingService.json(1), new String(response.getOutput(), UTF_8));
  }

  @Test
  void preferenceDecidesWhatAChangeAnswers() {
    MockHttpResponse minimal = send(json("POST", "/Patient").header("Prefer", "return=minimal"));
    assertEquals(201, minimal.getStatus());
    assertEquals(0, minimal.getOutput().length);
    MockHttpResponse outcome =
        send(json("POST", "/Patient").header("Prefer", "respond-async; return=OperationOutcome"));
    assertEquals("OperationOutcome", body(outcome).get("resourceType").textValue());
    MockHttpResponse unknown = send(json("POST", "/Patient").header("Prefer", "return=poem"));
    assertEquals(RecordingService.json(1), new String(unknown.getOutput(), UTF_8));
  }

  @Test
  void conditionalCreateIsRefusedRatherThanDoubled() {
    failed(
        400,
        "not-supported",
        send(json("POST", "/Patient").header("If-None-Exist", "identifier=1")));
    notAsked();
  }

  @Test
  void readShowsTheStoredBytes() {
    MockHttpResponse response = get(PATIENT);
    assertEquals(200, response.getStatus());
    assertEquals(RecordingService.json(3), new String(response.getOutput(), UTF_8));
    assertEquals("W/\"3\"", header(response, "ETag"));
    assertEquals(List.of("read Patient " + ID), service.asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"3\"", "\"3\"", "*", "W/\"1\", W/\"3\""})
  void versionThatTheClientHasIsNotSentAgain(String tags) {
    MockHttpResponse response = send(request("GET", PATIENT).header("If-None-Match", tags));
    assertEquals(304, response.getStatus());
    assertEquals(0, response.getOutput().length);
    assertEquals("W/\"3\"", header(response, "ETag"));
  }

  @Test
  void otherVersionIsSent() {
    MockHttpResponse response =
        send(request("GET", PATIENT).header("If-None-Match", "W/\"2\", \"x\""));
    assertEquals(200, response.getStatus());
  }

  @Test
  void vreadShowsThatVersion() {
    MockHttpResponse response = get(PATIENT + "/_history/2");
    assertEquals(200, response.getStatus());
    assertEquals(List.of("vread Patient " + ID + " 2"), service.asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "99999999999", "1.0"})
  void versionThatCannotBeIsNotFound(String version) {
    failed(404, "not-found", get(PATIENT + "/_history/" + version));
    notAsked();
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"3\"", "\"3\"", " W/\"3\" "})
  void updateIsOfTheVersionInIfMatch(String tag) {
    MockHttpResponse response = send(json("PUT", PATIENT).header("If-Match", tag));
    assertEquals(200, response.getStatus());
    assertEquals(List.of("update Patient " + ID + " OptionalInt[3]"), service.asked);
    assertEquals("W/\"4\"", header(response, "ETag"));
    assertEquals(BASE + PATIENT + "/_history/4", header(response, "Location"));
  }

  @Test
  void ifMatchThatNamesNoVersionIsRefused() {
    failed(400, "invalid", send(json("PUT", PATIENT).header("If-Match", "3")));
    failed(400, "invalid", send(json("PUT", PATIENT).header("If-Match", "*")));
    failed(400, "invalid", send(json("PUT", PATIENT).header("If-Match", "\"1\", \"2\"")));
    failed(412, "conflict", send(json("PUT", PATIENT).header("If-Match", "\"abc\"")));
    notAsked();
  }

  @Test
  void updateWithoutVersionIsTheServicesToRefuse() {
    service.failure = new VersionRequired();
    failed(428, "required", send(json("PUT", PATIENT)));
    assertEquals(List.of("update Patient " + ID + " OptionalInt.empty"), service.asked);
  }

  @Test
  void updateToAnIdOfTheClientsIsNotAllowed() {
    failed(405, "not-supported", send(json("PUT", "/Patient/mine")));
    notAsked();
  }

  @Test
  void deleteAnswersWithoutABody() {
    MockHttpResponse response = send(request("DELETE", PATIENT).header("If-Match", "W/\"3\""));
    assertEquals(204, response.getStatus());
    assertEquals("W/\"4\"", header(response, "ETag"));
    assertEquals(0, response.getOutput().length);
    assertEquals(List.of("delete Patient " + ID + " OptionalInt[3]"), service.asked);
  }

  @Test
  void historyIsABundleOfWhatHappened() {
    JsonNode bundle = body(get(PATIENT + "/_history"));
    assertEquals("history", bundle.get("type").textValue());
    assertEquals(3, bundle.get("total").intValue());
    assertEquals(BASE + PATIENT + "/_history", bundle.at("/link/0/url").textValue());
    JsonNode deleted = bundle.at("/entry/0");
    assertNull(deleted.get("resource"));
    assertEquals("DELETE", deleted.at("/request/method").textValue());
    assertEquals("Patient/" + ID, deleted.at("/request/url").textValue());
    assertEquals("204", deleted.at("/response/status").textValue());
    assertEquals("W/\"3\"", deleted.at("/response/etag").textValue());
    assertEquals("2026-02-03T04:05:06.700Z", deleted.at("/response/lastModified").textValue());
    assertEquals("PUT", bundle.at("/entry/1/request/method").textValue());
    assertEquals(2, bundle.at("/entry/1/resource/multipleBirthInteger").intValue());
    assertEquals("POST", bundle.at("/entry/2/request/method").textValue());
    assertEquals("Patient", bundle.at("/entry/2/request/url").textValue());
    assertEquals(BASE + PATIENT, bundle.at("/entry/2/fullUrl").textValue());
  }

  @Test
  void searchIsReadFromTheQuery() {
    get(
        "/Patient?family:exact=O%27Hara,M%C3%BCller&identifier=http://h%7C1%5C,2&_count=7&_after="
            + ID);
    assertEquals(
        List.of(
            new SearchCriterion("family", Optional.of("exact"), List.of("O'Hara", "Müller")),
            new SearchCriterion("identifier", Optional.empty(), List.of("http://h|1\\,2"))),
        service.searched.criteria());
    assertEquals(7, service.searched.count());
    assertEquals(Optional.of(RecordingService.ID), service.searched.after());
  }

  @Test
  void searchByFormTakesBodyAndQuery() {
    MockHttpResponse response =
        send(form("/Patient/_search?_count=2", "family=M%C3%BCller&given=Jo+Ann"));
    assertEquals(200, response.getStatus());
    assertEquals(2, service.searched.count());
    assertEquals(
        List.of(
            new SearchCriterion("family", Optional.empty(), List.of("Müller")),
            new SearchCriterion("given", Optional.empty(), List.of("Jo Ann"))),
        service.searched.criteria());
  }

  @Test
  void searchWithoutMatchesHasNoEntries() {
    JsonNode bundle = body(get("/Patient?family=none"));
    assertEquals("searchset", bundle.get("type").textValue());
    assertNull(bundle.get("entry"));
    assertEquals(1, bundle.get("link").size());
    assertEquals(BASE + "/Patient?family=none", bundle.at("/link/0/url").textValue());
  }

  @Test
  void searchHasMatchesAndTheNextLink() {
    service.more = true;
    JsonNode bundle = body(get("/Patient?family=M%C3%BCl%26&_count=2&_after=" + ID));
    assertEquals(2, bundle.get("entry").size());
    assertEquals("match", bundle.at("/entry/1/search/mode").textValue());
    assertEquals(5, bundle.at("/entry/1/resource/multipleBirthInteger").intValue());
    assertEquals("next", bundle.at("/link/1/relation").textValue());
    assertEquals(
        BASE + "/Patient?family=M%C3%BCl%26&_count=2&_after=" + RecordingService.NEXT,
        bundle.at("/link/1/url").textValue());
  }

  @Test
  void countIsBounded() {
    get("/Patient");
    assertEquals(50, service.searched.count());
    get("/Patient?_count=5000");
    assertEquals(1_000, service.searched.count());
  }

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
    "GET,/Observation,not-supported",
    "GET,/Observation/" + "01890000-0000-7000-8000-000000000001" + ",not-supported",
    "POST,/Observation,not-supported",
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

  @Test
  void typeThatIsNotThereYetIsToldWhichAre() {
    String told = body(get("/Observation")).at("/issue/0/diagnostics").textValue();
    assertEquals("This server does not have this resource type yet; it has Patient.", told);
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
  void bundlesAtTheBaseAreNotThereYet() {
    failed(501, "not-supported", send(json("POST", "/")));
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
    assertEquals("Patient", statement.at("/rest/0/resource/0/type").textValue());
    assertEquals(
        List.of("_id", "identifier", "family", "given"),
        statement.at("/rest/0/resource/0/searchParam").findValuesAsText("name"));
    assertEquals(7, statement.at("/rest/0/resource/0/interaction").size());
    assertEquals(400, get("/metadata?mode=terminology").getStatus());
  }
}
