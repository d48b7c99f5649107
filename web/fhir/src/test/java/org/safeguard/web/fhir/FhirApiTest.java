package org.safeguard.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.StoredVersion;
import org.safeguard.resource.VersionRequired;

/** What each of FHIR's interactions answers. */
class FhirApiTest extends RoutedApi {

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
  void createOfWhatIsThereMakesNothing() {
    MockHttpResponse there =
        send(json("POST", "/Patient").header("If-None-Exist", "identifier=a|1"));
    assertEquals(200, there.getStatus());
    assertEquals(BASE + PATIENT + "/_history/1", header(there, "Location"));
    assertEquals(List.of("create Patient unless there"), service.asked);
  }

  @Test
  void conditionThatNamesNothingIsRefusedRatherThanDoubled() {
    failed(400, "not-supported", send(json("POST", "/Patient").header("If-None-Exist", "")));
    failed(
        400,
        "not-supported",
        send(json("POST", "/Patient").header("If-None-Exist", "birthdate=2000")));
    notAsked();
  }

  @Test
  void entriesOfABatchAreCallsOfTheirOwn() {
    MockHttpResponse response =
        send(
            batch(
                "{'resource':{'resourceType':'Patient'},'request':{'method':'POST','url':'Patient'}}",
                "{'request':{'method':'GET','url':'Patient/" + ID + "'}}",
                "{'request':{'method':'DELETE','url':'Patient/" + ID + "'}}",
                "{'request':{'method':'GET','url':'Patient?family=Zebulon'}}"));
    assertEquals(200, response.getStatus());
    assertEquals(
        List.of("create Patient", "read Patient " + ID, "delete Patient " + ID, "search"),
        service.asked.stream().map(asked -> asked.replaceAll(" OptionalInt.*", "")).toList());
    JsonNode bundle = body(response);
    assertEquals("batch-response", bundle.get("type").textValue());
    assertEquals(List.of("201", "200", "204", "200"), bundle.findValuesAsText("status"));
    assertEquals(
        BASE + PATIENT + "/_history/1", bundle.at("/entry/0/response/location").textValue());
    assertEquals("{\"resourceType\":\"Patient\"}", new String(service.received, UTF_8));
    assertEquals("searchset", bundle.at("/entry/3/resource/type").textValue());
  }

  @Test
  void entryThatFailsStopsNoOtherOfABatch() {
    MockHttpResponse response =
        send(
            batch(
                "{'request':{'method':'PATCH','url':'Patient/" + ID + "'}}",
                "{'request':{'method':'GET','url':'Zebulon/1'}}",
                "{'request':{'method':'GET','url':'Patient/" + ID + "'}}"));
    JsonNode bundle = body(response);
    assertEquals(List.of("400", "400", "200"), bundle.findValuesAsText("status"));
    JsonNode outcome = bundle.at("/entry/0/response/outcome");
    assertEquals("Bundle.entry[0].request.method", outcome.at("/issue/0/expression/0").textValue());
    assertFalse(bundle.toString().contains("Zebulon"));
  }

  @Test
  void faultStopsTheRestOfABatch() {
    service.failure = new IllegalStateException();
    String read = "{'request':{'method':'GET','url':'Patient/" + ID + "'}}";
    JsonNode bundle = body(send(batch(read, read, read)));
    assertEquals(List.of("500", "500", "500"), bundle.findValuesAsText("status"));
    assertEquals(1, service.asked.size());
  }

  @Test
  void batchReadsNothingMoreOnceItShowsAllThatItMay() {
    service.stored =
        Optional.of(
            new StoredVersion(
                ResourceType.PATIENT,
                RecordingService.ID,
                3,
                RecordingService.NOW,
                Optional.of(("{\"x\":\"" + "x".repeat(16 << 20) + "\"}").getBytes(UTF_8))));
    String read = "{'request':{'method':'GET','url':'Patient/" + ID + "'}}";
    String delete = "{'request':{'method':'DELETE','url':'Patient/" + ID + "'}}";
    JsonNode bundle = body(send(batch(read, read, read, delete, read)));
    assertEquals(List.of("200", "200", "422", "204", "422"), bundle.findValuesAsText("status"));
    JsonNode outcome = bundle.at("/entry/4/response/outcome");
    assertEquals("too-costly", outcome.at("/issue/0/code").textValue());
    assertEquals("Bundle.entry[4]", outcome.at("/issue/0/expression/0").textValue());
    assertEquals(3, service.asked.size());
  }

  @Test
  void bundleOfAnotherTypeIsRefused() {
    failed(400, "invalid", send(bundle("collection")));
    failed(400, "invalid", send(bundle("searchset")));
    failed(400, "structure", send(typed("POST", "/", "application/fhir+json")));
  }

  private static MockHttpRequest batch(String... entries) {
    return bundle("batch", entries);
  }

  private static MockHttpRequest bundle(String type, String... entries) {
    String json =
        "{'resourceType':'Bundle','type':'"
            + type
            + "'"
            + (entries.length == 0 ? "" : ",'entry':[" + String.join(",", entries) + "]")
            + "}";
    return request("POST", "/")
        .header("Content-Type", "application/fhir+json")
        .content(json.replace('\'', '"').getBytes(UTF_8));
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
  void longHistoryComesInPages() {
    service.more = true;
    JsonNode bundle = body(get(PATIENT + "/_history?_before=9"));
    assertEquals("history Patient " + RecordingService.ID + " <9", service.asked.get(0));
    assertEquals(BASE + PATIENT + "/_history?_before=9", bundle.at("/link/0/url").textValue());
    assertEquals(BASE + PATIENT + "/_history?_before=1", bundle.at("/link/1/url").textValue());
    assertTrue(bundle.at("/total").isMissingNode(), "the total of a page is not the history's");
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
}
