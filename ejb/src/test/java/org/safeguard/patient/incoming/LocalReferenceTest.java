package org.safeguard.patient.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.patient.incoming.IncomingReference.Role;
import org.safeguard.resource.InvalidResource;
import org.safeguard.resource.Issue;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.UnprocessableResource;

/** Each way to write a reference has one reading, so that no resource gets the wrong key. */
class LocalReferenceTest {

  private static final String A = "01890000-0000-7000-8000-00000000000a";
  private static final ResourceType TYPE = ResourceType.find("AllergyIntolerance").orElseThrow();

  private static IncomingResource about(String reference, String base) {
    String json =
        "{\"resourceType\":\"AllergyIntolerance\",\"patient\":{\"reference\":\"%s\"}}"
            .formatted(reference.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
    return IncomingResource.parse(TYPE, json.getBytes(UTF_8), base);
  }

  private static IncomingResource about(String reference) {
    return about(reference, "https://h.example/fhir");
  }

  private static void refused(String reference, String base) {
    InvalidResource rejected =
        assertThrows(InvalidResource.class, () -> about(reference, base), reference);
    assertEquals(1, rejected.issues().size());
    Issue issue = rejected.issues().get(0);
    assertEquals("AllergyIntolerance.patient.reference", issue.expression());
    assertEquals("invalid", issue.code());
    assertFalse(issue.toString().contains(A), issue.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/" + A,
        "Patient/" + A + "/_history/3",
        "https://h.example/fhir/Patient/" + A,
        "https://h.example/fhir/Patient/" + A + "/_history/12",
      })
  void typeAndIdLeadHere(String reference) {
    LocalReference target = new LocalReference(ResourceType.PATIENT, ResourceId.find(A));
    assertEquals(
        List.of(
            new IncomingReference("AllergyIntolerance.patient.reference", target, Role.SUBJECT)),
        about(reference).references());
    assertEquals(ResourceId.find(A).map(PatientId::of), target.patient());
  }

  /** What is not here is refused once it is looked for, which this is not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/12",
        "Patient/01890000-0000-7000-8000-00000000000A",
        "Patient/0189000000007000800000000000000a",
        "Patient/..",
        "https://h.example/fhir/Patient/12",
      })
  void idThatThisServerDoesNotWriteLeadsHereAndToNothing(String reference) {
    assertEquals(
        List.of(new LocalReference(ResourceType.PATIENT, Optional.empty())),
        about(reference).references().stream().map(IncomingReference::target).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example/fhir/Patient/" + A,
        "https://other.example/fhir/Patient/" + A + "#a",
        "http://fhir_server:8080/fhir/Patient/" + A,
        "http://[::1]:8080/fhir/Patient/" + A,
        "https://h.example.org/fhir/Patient/" + A,
        "https://xh.example/fhir/Patient/" + A,
        "https://h.example@other.example/fhir/Patient/" + A,
        "https://h.example/pacs/Patient/" + A,
        "https://h.example/fhirs/Patient/" + A,
        "https://h.example/fhir/../pacs/Patient/" + A,
        "https://h.example",
        "urn:x:1.2.3",
        "mailto:a@h.example",
        "ftp://other.example/fhir/Patient/" + A,
        "ftp://h.example/pub/Patient/" + A,
        "pacs://other.example/fhir/Patient/" + A,
        "other.example:8443/fhir/Patient/" + A,
        "xh.example:8443/fhir/Patient/" + A,
        "urn:x:h.example:a/b",
      })
  void whatIsOfAnotherServerOrOfNoneLeadsElsewhere(String reference) {
    assertEquals(List.of(), about(reference).references());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Patient/" + A,
        "/fhir/Patient/" + A,
        "./Patient/" + A,
        "../fhir/Patient/" + A,
        "//h.example/fhir/Patient/" + A,
        "//other.example/fhir/Patient/" + A,
        "\\Patient\\" + A,
        "Patient\\" + A,
        "Patient/" + A + "/",
        "Patient//" + A,
        "Patient/" + A + "#a",
        "Patient/" + A + "/x",
        "Patient/" + A + "/_history",
        "Patient/" + A + "/_history/",
        "Patient/" + A + "/_history/0",
        "Patient/" + A + "/_history/x",
        "Patient/" + A + "/_history/1/x",
        "Patient/x/_history/../../Patient/" + A,
        "Patient/%301890000-0000-7000-8000-00000000000a",
        "%50atient/" + A,
        "patient/" + A,
        "Zebulon/" + A,
        "Zebulon/Patient/" + A,
        " Patient/" + A,
        "Patient/" + A + " ",
        "Patient/\n" + A,
        "Patient",
        "Patient/",
        A,
        ":" + A,
      })
  void otherRelativeFormIsRefused(String reference) {
    refused(reference, "https://h.example/fhir");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h.example:443/fhir/Patient/" + A,
        "https://h.example:/fhir/Patient/" + A,
        "https://h.example:8443/fhir/Patient/" + A,
        "http://h.example/fhir/Patient/" + A,
        "HTTPS://h.example/fhir/Patient/" + A,
        "ftp://h.example/fhir/Patient/" + A,
        "FHIR://someone@H.example:8443/fhir/Patient/" + A,
        "pacs+x://h.example/pacs/../fhir/Patient/" + A,
        "h.example:8443/fhir/Patient/" + A,
        "H.Example.:8443/fhir/Patient/" + A,
        "h.example:/fhir/Patient/" + A,
        "h.example:443",
        "https://H.Example/fhir/Patient/" + A,
        "https://h.example./fhir/Patient/" + A,
        "https://someone:secret@h.example/fhir/Patient/" + A,
        "https://h.example//fhir/Patient/" + A,
        "https://h.example/./fhir/Patient/" + A,
        "https://h.example/../fhir/Patient/" + A,
        "https://h.example/pacs/../fhir/Patient/" + A,
        "https://h.example/pacs/%2e%2e/fhir/Patient/" + A,
        "https://h.example/%66hir/Patient/" + A,
        "https://h.example/FHIR/Patient/" + A,
        "https://h.example/fhir;a=b/Patient/" + A,
        "https://h.example/fhir%2FPatient%2F" + A,
        "https://h.example/pacs%5C..%5Cfhir/Patient/" + A,
        "https://h.example/fhir/./Patient/" + A,
        "https://h.example/fhir//Patient/" + A,
        "https://h.example/fhir/Patient/" + A + "/",
        "https://h.example/fhir/Patient/" + A + "#a",
        "https://h.example/fhir/Patient/%301890000-0000-7000-8000-00000000000a",
        "https://h.example/fhir",
      })
  void addressOfThisServerInOtherLettersIsRefused(String reference) {
    refused(reference, "https://h.example/fhir");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h.example/fhir/Patient/" + A,
        "http://h.example:8080/fhir/Patient/" + A,
        "https://h.example:8443/FHIR/Patient/" + A,
      })
  void portOfThisServerMakesNoDifference(String reference) {
    refused(reference, "https://h.example:8443/fhir");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https:Patient/" + A,
        "https:/h.example/fhir/Patient/" + A,
        "https:///h.example/fhir/Patient/" + A,
        "https:\\\\h.example\\fhir\\Patient\\" + A,
        "https://h.example\\fhir/Patient/" + A,
        "https://other.example\\@h.example/fhir/Patient/" + A,
        "https://h.exa\tmple/fhir/Patient/" + A,
        "ht\ntps://h.example/fhir/Patient/" + A,
        "https://h%2eexample/fhir/Patient/" + A,
        "https://\uFF48.example/fhir/Patient/" + A,
        "https://h.example:port/fhir/Patient/" + A,
        "https://h.example/fhir/Patient/%3" + A,
        "https://h.example/fhir/ Patient/" + A,
        "https:",
        "ftp:h.example/fhir/Patient/" + A,
        "ws:\\\\h.example\\fhir\\Patient\\" + A,
        "pacs:/h.example/fhir/Patient/" + A,
        "pacs:\\\\h.example\\fhir\\Patient\\" + A,
        "file:///fhir/Patient/" + A,
        "url:https://h.example/fhir/Patient/" + A,
      })
  void whatIsNoUrlIsRefused(String reference) {
    refused(reference, "https://h.example/fhir");
  }

  @Test
  void faultOfTheLinkIsToldAlone() {
    UnprocessableResource rejected =
        assertThrows(UnprocessableResource.class, () -> about("/Patient?a=b"));
    assertEquals(1, rejected.issues().size());
  }

  @Test
  void formIsCheckedInExtensionsAndContainedResourcesToo() {
    String bad = "{\"reference\":\"/Patient/" + A + "\"}";
    for (String members :
        List.of(
            "\"extension\":[{\"url\":\"http://e\",\"valueReference\":" + bad + "}]",
            "\"contained\":[{\"resourceType\":\"AllergyIntolerance\",\"id\":\"a\",\"patient\":"
                + bad
                + "}]")) {
      String json =
          "{\"resourceType\":\"AllergyIntolerance\",\"patient\":{\"display\":\"a\"},"
              + members
              + "}";
      assertThrows(
          InvalidResource.class,
          () -> IncomingResource.parse(TYPE, json.getBytes(UTF_8), "https://h.example/fhir"));
    }
  }
}
