package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.patient.incoming.Links.Answer;
import org.safeguard.resource.MatchedResource;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.UnprocessableResource;

class TransactionLinksTest {

  private static final ResourceId A =
      ResourceId.find("01890000-0000-7000-8000-00000000000a").orElseThrow();
  private static final ResourceId B =
      ResourceId.find("01890000-0000-7000-8000-00000000000b").orElseThrow();
  private static final ResourceType BINARY = ResourceType.find("Binary").orElseThrow();

  private final FullUrls fullUrls = new FullUrls();
  private final TransactionLinks links =
      new TransactionLinks(
          fullUrls,
          Map.of(
              "Patient?identifier=one",
              List.of(match(A)),
              "Patient?identifier=none",
              List.of(),
              "Patient?identifier=two",
              List.of(match(A), match(B))));

  private static MatchedResource match(ResourceId id) {
    return new MatchedResource(ResourceType.PATIENT, id, 1, Instant.EPOCH);
  }

  /** In a resource of another server's, or of the bundle alone. */
  private Answer of(String text, boolean reference) {
    return from("https://elsewhere/fhir/Observation/1").of(text, reference);
  }

  private TransactionLinks.OfEntry from(String fullUrl) {
    return links.of(entry(fullUrl));
  }

  private static BundleEntry entry(String fullUrl) {
    Optional<String> none = Optional.empty();
    return new BundleEntry(
        0, Optional.of(fullUrl), none, none, none, none, Set.of(), Optional.empty());
  }

  private void add(String fullUrl, ResourceType type, ResourceId id) {
    fullUrls.add(entry(fullUrl), type, id, 1);
  }

  @Test
  void linkToAnEntryIsReplacedWhetherReferenceOrAddress() {
    add("https://elsewhere/fhir/Patient/12", ResourceType.PATIENT, A);
    Answer replaced = Answer.replaceBy("Patient/" + A);
    for (boolean reference : new boolean[] {true, false}) {
      assertEquals(replaced, of("https://elsewhere/fhir/Patient/12", reference));
      assertEquals(replaced, of("Patient/12", reference));
    }
  }

  @Test
  void relativeLinkOfAnEntryThatIsInNoServerIsKept() {
    add("https://elsewhere/fhir/Patient/12", ResourceType.PATIENT, A);
    assertEquals(Answer.keep(), from("urn:a").of("Patient/12", true));
    assertEquals(Answer.keep(), from("https://two/fhir/Patient/1").of("Patient/12", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Patient/12", "https://elsewhere/fhir/Patient/12", "#o", "#", "urn:x"})
  void linkThatLeadsOutsideIsKept(String link) {
    assertEquals(Answer.keep(), of(link, true));
    assertEquals(Answer.keep(), of(link, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
        "URN:UUID:C757873D-EC9A-4326-A141-556F43239520",
        "urn:oid:1.2.3"
      })
  void referenceToAnEntryThatIsNotThereIsAFaultAndAnAddressIsNot(String link) {
    assertNotEquals(Optional.empty(), of(link, true).fault());
    assertEquals(Optional.empty(), of(link, true).replacement());
    assertEquals(Answer.keep(), of(link, false));
  }

  @Test
  void searchThatFindsOneIsReplacedByIt() {
    assertEquals(Answer.replaceBy("Patient/" + A), of("Patient?identifier=one", true));
    assertEquals(Answer.keep(), of("Patient?identifier=one", false));
  }

  @Test
  void searchThatFindsNoneOrSeveralIsAFaultThatSaysWhich() {
    assertEquals(
        Answer.fault("The search that names the target finds none."),
        of("Patient?identifier=none", true));
    assertEquals(
        Answer.fault("The search that names the target finds several."),
        of("Patient?identifier=two", true));
  }

  @Test
  void searchOfNoTypeIsAFaultWithoutItsText() {
    Answer answer = of("https://elsewhere/Zebulon?a=b", true);
    assertNotEquals(Optional.empty(), answer.fault());
    assertFalse(answer.toString().contains("Zebulon"));
  }

  @Test
  void entriesFollowedAreToldOnceForEachResource() {
    add("urn:a", BINARY, A);
    add("https://elsewhere/fhir/Patient/12", ResourceType.PATIENT, B);
    TransactionLinks.OfEntry first = from("urn:x");
    first.of("urn:a", false);
    first.of("https://elsewhere/fhir/Patient/12/_history/3", true);
    first.of("urn:a", true);
    first.of("Group/1", true);
    assertEquals(List.of("Binary/" + A, "Patient/" + B), List.copyOf(first.followed()));
    TransactionLinks.OfEntry second = from("urn:y");
    assertEquals(Set.of(), second.followed());
    second.of("urn:a", true);
    assertEquals(Set.of("Binary/" + A), second.followed());
  }

  @Test
  void linksMayBecomeLongerBySoMuchInAllAndNoMore() {
    add("a:b", BINARY, A);
    int each = ("Binary/" + A).length() - "a:b".length();
    for (long grown = each; grown <= TransactionLinks.MOST_GROWTH; grown += each) {
      of("a:b", false);
    }
    UnprocessableResource refused =
        assertThrows(UnprocessableResource.class, () -> of("a:b", false));
    assertEquals("too-costly", refused.issues().get(0).code());
    assertThrows(UnprocessableResource.class, () -> of("Patient?identifier=one", true));
  }
}
