package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.patient.bundle.BundleBody.Range;
import org.safeguard.patient.bundle.BundleEntry.EmbeddedResource;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

class EntryRequestsTest {

  private static final String ID = "01890000-0000-7000-8000-000000000001";
  private static final Optional<String> NONE = Optional.empty();
  private static final EntryRequests REQUESTS = new EntryRequests("https://h/fhir");

  private static EmbeddedResource resource(String type) {
    return new EmbeddedResource(new Range(0, 1), ResourceType.find(type), List.of());
  }

  /** With a resource of that type, or without where it is empty. */
  private static BundleEntry entry(
      String method,
      String url,
      String type,
      Optional<String> ifNoneExist,
      Optional<String> ifMatch) {
    return new BundleEntry(
        7,
        NONE,
        Optional.ofNullable(method),
        Optional.ofNullable(url),
        ifNoneExist,
        ifMatch,
        Set.of(),
        type.isEmpty() ? Optional.empty() : Optional.of(resource(type)));
  }

  private static <R extends EntryRequest> R read(Class<R> as, BundleEntry entry) {
    EntryRequest request = REQUESTS.read(entry);
    assertEquals(entry, request.entry());
    return assertInstanceOf(as, request);
  }

  private static EntryRejected refused(BundleEntry entry) {
    return assertThrows(EntryRejected.class, () -> REQUESTS.read(entry));
  }

  private static void refusedWith(int status, String code, String expression, BundleEntry entry) {
    EntryRejected rejected = refused(entry);
    assertEquals(status, rejected.status());
    assertEquals(code, rejected.issues().get(0).code());
    assertEquals(expression, rejected.issues().get(0).expression());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Patient", "/Patient", "https://h/fhir/Patient"})
  void postCreates(String url) {
    EntryRequest.Create create =
        read(EntryRequest.Create.class, entry("POST", url, "Patient", NONE, NONE));
    assertEquals(ResourceType.PATIENT, create.type());
    assertEquals(Optional.empty(), create.ifNoneExist());
  }

  @Test
  void createMayHaveACondition() {
    Optional<String> identifier = Optional.of("identifier=http%3A%2F%2Fh%7C1");
    EntryRequest.Create create =
        read(EntryRequest.Create.class, entry("POST", "Patient", "Patient", identifier, NONE));
    assertEquals(
        List.of("http://h|1"),
        create.ifNoneExist().orElseThrow().request().criteria().get(0).values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_count=5",
        "_after=" + ID,
        "&",
        "_id=" + ID,
        "patient=" + ID,
        "identifier=1&_id=" + ID,
        "identifier=1&patient=" + ID,
        "identifier=",
        "identifier",
        "?identifier=1",
        "Zebulon=1",
        "_tag=1",
      })
  void conditionThatNamesNothingToSearchByIsRefused(String query) {
    refusedWith(
        400,
        "not-supported",
        "Bundle.entry[7]",
        entry("POST", "Observation", "Observation", Optional.of(query), NONE));
  }

  @Test
  void conditionThatIsNotEncodedIsRefused() {
    refusedWith(
        400,
        "invalid",
        "Bundle.entry[7]",
        entry("POST", "Patient", "Patient", Optional.of("identifier=%E9"), NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Patient/" + ID, "/Patient/" + ID, "https://h/fhir/Patient/" + ID})
  void putUpdates(String url) {
    EntryRequest.Update update =
        read(EntryRequest.Update.class, entry("PUT", url, "Patient", NONE, Optional.of("W/\"3\"")));
    assertEquals(ResourceType.PATIENT, update.type());
    assertEquals(ID, update.id().toString());
    assertEquals(OptionalInt.of(3), update.ifMatch());
  }

  @Test
  void putWithoutIfMatchIsLeftToTheUpdateToRefuse() {
    assertEquals(
        OptionalInt.empty(),
        read(EntryRequest.Update.class, entry("PUT", "Patient/" + ID, "Patient", NONE, NONE))
            .ifMatch());
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "anna", "01890000-0000-7000-8000-00000000000A", "%30"})
  void putWithAClientsIdIsRefused(String id) {
    refusedWith(
        400,
        "not-supported",
        "Bundle.entry[7]",
        entry("PUT", "Patient/" + id, "Patient", NONE, NONE));
  }

  @ParameterizedTest
  @CsvSource({"PUT,Patient?identifier=1", "DELETE,Patient?identifier=1", "PUT,Patient/1?a=b"})
  void conditionalUpdateAndDeleteAreRefused(String method, String url) {
    refusedWith(400, "not-supported", "Bundle.entry[7]", entry(method, url, "Patient", NONE, NONE));
  }

  @Test
  void deleteDeletes() {
    EntryRequest.Delete delete =
        read(
            EntryRequest.Delete.class,
            entry("DELETE", "Patient/" + ID, "", NONE, Optional.of("\"2\"")));
    assertEquals(ID, delete.id().toString());
    assertEquals(OptionalInt.of(2), delete.ifMatch());
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,*,400,invalid",
    "DELETE,3,400,invalid",
    "DELETE,'\"1\", \"2\"',400,invalid",
    "PUT,W/\"x\",412,conflict",
    "DELETE,W/\"0\",412,conflict",
  })
  void ifMatchThatNamesNoVersionIsRefused(String method, String ifMatch, int status, String code) {
    refusedWith(
        status,
        code,
        "Bundle.entry[7]",
        entry(method, "Patient/" + ID, "Patient", NONE, Optional.of(ifMatch)));
  }

  @Test
  void getReadsAResourceOrAVersionOfIt() {
    EntryRequest.Read current =
        read(EntryRequest.Read.class, entry("GET", "Patient/" + ID, "", NONE, NONE));
    assertEquals(ResourceId.find(ID), Optional.of(current.id()));
    assertEquals(OptionalInt.empty(), current.version());
    EntryRequest.Read old =
        read(
            EntryRequest.Read.class,
            entry("GET", "https://h/fhir/Patient/" + ID + "/_history/4", "", NONE, NONE));
    assertEquals(OptionalInt.of(4), old.version());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Patient?family=M%C3%BCller&_count=2", "/Patient?family=M%C3%BCller&_count=2"})
  void getWithAQuerySearches(String url) {
    EntryRequest.Search search = read(EntryRequest.Search.class, entry("GET", url, "", NONE, NONE));
    assertEquals("family=M%C3%BCller&_count=2", search.query());
    assertEquals(List.of("Müller"), search.request().criteria().get(0).values());
    assertEquals(2, search.request().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Patient", "/Patient", "https://h/fhir/Patient", "Patient?"})
  void getOfATypeWithoutAQuerySearchesForAll(String url) {
    EntryRequest.Search search = read(EntryRequest.Search.class, entry("GET", url, "", NONE, NONE));
    assertEquals(ResourceType.PATIENT, search.type());
    assertEquals("", search.query());
    assertEquals(List.of(), search.request().criteria());
    assertEquals(50, search.request().count());
  }

  @Test
  void queryThatIsLongerThanAnAddressMayBeIsRefused() {
    String longest = "identifier=" + "1".repeat(8_192 - "identifier=".length());
    read(EntryRequest.Search.class, entry("GET", "Patient?" + longest, "", NONE, NONE));
    refusedWith(
        422,
        "too-costly",
        "Bundle.entry[7]",
        entry("GET", "Patient?" + longest + "1", "", NONE, NONE));
    refusedWith(
        422,
        "too-costly",
        "Bundle.entry[7]",
        entry("POST", "Patient", "Patient", Optional.of(longest + "1"), NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "Patient?Zebulon=1,400,not-supported",
    "Patient?_count=0,400,invalid",
    "Patient?family=%C3,400,invalid",
    "Zebulon?family=ab,400,not-supported",
    "Zebulon,400,not-supported",
    "AuditEvent,400,not-supported",
    "?family=ab,400,not-supported",
    "Patient/" + ID + "?_format=json,400,not-supported",
    "Patient/12,404,not-found",
    "Patient/" + ID + "/_history/0,404,not-found",
    "Patient/" + ID + "/_history/x,404,not-found",
    "Patient/" + ID + "/x/_history/,400,invalid",
    "_history/Patient/" + ID + "/1,400,invalid",
    "Patient/_history/1,400,invalid",
  })
  void getOfWhatIsNothingIsRefused(String url, int status, String code) {
    EntryRejected rejected = refused(entry("GET", url, "", NONE, NONE));
    assertEquals(status, rejected.status());
    assertEquals(code, rejected.issues().get(0).code());
    assertFalse(rejected.issues().toString().contains("Zebulon"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,Patient/" + ID + "/",
    "GET,Patient/" + ID + "////////////////",
    "GET,Patient/" + ID + "/_history",
    "GET,//Patient/" + ID,
    "GET,https://other/fhir/Patient/" + ID,
    "GET,https://h/fhirPatient/" + ID,
    "PUT,Patient",
    "PUT,Patient/" + ID + "/_history/1",
    "PUT,https://other/fhir/Patient/" + ID,
    "DELETE,Patient",
    "DELETE,Patient/" + ID + "/x",
  })
  void urlThatAddressesNoResourceIsRefusedAtItsPlace(String method, String url) {
    refusedWith(
        400, "invalid", "Bundle.entry[7].request.url", entry(method, url, "Patient", NONE, NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/" + ID,
        "Patient/",
        "Patient?identifier=1",
        "Patient/_search",
        "patient",
        "https://h/fhir",
        "https://h/fhir//Patient",
        "https://other/fhir/Patient",
        "Zebulon",
        "/",
      })
  void postToAnythingButATypeIsRefused(String url) {
    refusedWith(400, "not-supported", "Bundle.entry[7]", entry("POST", url, "Patient", NONE, NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "POST,Parameters",
    "POST,AuditEvent",
    "PUT,Parameters/" + ID,
    "PUT,AuditEvent/" + ID,
    "DELETE,AuditEvent/" + ID,
    "GET,AuditEvent/" + ID,
    "GET,AuditEvent?_id=" + ID,
    "GET,Parameters/" + ID,
  })
  void typesThatAreNotKeptAreRefused(String method, String url) {
    refusedWith(
        400,
        "not-supported",
        "Bundle.entry[7]",
        entry(method, url, url.replaceFirst("[/?].*", ""), NONE, NONE));
  }

  @ParameterizedTest
  @CsvSource({"POST,Patient", "PUT,Patient/" + ID})
  void resourceMustBeOfTheTypeThatTheUrlNames(String method, String url) {
    for (String type : List.of("Observation", "", "Zebulon")) {
      BundleEntry entry =
          type.equals("Zebulon")
              ? new BundleEntry(
                  7,
                  NONE,
                  Optional.of(method),
                  Optional.of(url),
                  NONE,
                  NONE,
                  Set.of(),
                  Optional.of(new EmbeddedResource(new Range(0, 1), Optional.empty(), List.of())))
              : entry(method, url, type, NONE, NONE);
      refusedWith(400, "invalid", "Bundle.entry[7].resource", entry);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "HEAD", "post", "OPTIONS"})
  void otherMethodsAreRefused(String method) {
    refusedWith(
        400,
        "invalid",
        "Bundle.entry[7].request.method",
        entry(method, "Patient/" + ID, "Patient", NONE, NONE));
  }

  @Test
  void methodAndUrlAreRequired() {
    refusedWith(
        400,
        "invalid",
        "Bundle.entry[7].request.method",
        entry(null, "Patient", "Patient", NONE, NONE));
    refusedWith(
        400, "invalid", "Bundle.entry[7].request.url", entry("POST", null, "Patient", NONE, NONE));
  }

  @Test
  void requestPrintsNothingOfTheQuery() {
    EntryRequest request =
        REQUESTS.read(entry("POST", "Patient", "Patient", Optional.of("identifier=Zebulon"), NONE));
    assertTrue(request.toString().contains("Bundle.entry[7]"), request.toString());
    assertFalse(request.toString().contains("Zebulon"), request.toString());
  }

  @Test
  void searchPrintsNothingOfTheQuery() {
    EntryRequest request = REQUESTS.read(entry("GET", "Patient?family=Zebulon", "", NONE, NONE));
    assertFalse(request.toString().contains("Zebulon"), request.toString());
  }
}
