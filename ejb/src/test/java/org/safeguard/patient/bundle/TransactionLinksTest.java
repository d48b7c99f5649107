package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.patient.incoming.Links.Answer;
import org.safeguard.resource.MatchedResource;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

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

  private void add(String fullUrl, ResourceType type, ResourceId id) {
    Optional<String> none = Optional.empty();
    fullUrls.add(
        new BundleEntry(0, Optional.of(fullUrl), none, none, none, none, Optional.empty()),
        type,
        id);
  }

  @Test
  void linkToAnEntryIsReplacedWhetherReferenceOrAddress() {
    add("https://elsewhere/fhir/Patient/12", ResourceType.PATIENT, A);
    Answer replaced = Answer.replaceBy("Patient/" + A);
    for (boolean reference : new boolean[] {true, false}) {
      assertEquals(replaced, links.of("https://elsewhere/fhir/Patient/12", reference));
      assertEquals(replaced, links.of("Patient/12", reference));
    }
  }

  @Test
  void linkThatTwoEntriesCouldMeanIsKept() {
    add("https://one/fhir/Patient/12", ResourceType.PATIENT, A);
    add("https://two/fhir/Patient/12", ResourceType.PATIENT, B);
    assertEquals(Answer.keep(), links.of("Patient/12", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Patient/12", "https://elsewhere/fhir/Patient/12", "#o", "#", "urn:x"})
  void linkThatLeadsOutsideIsKept(String link) {
    assertEquals(Answer.keep(), links.of(link, true));
    assertEquals(Answer.keep(), links.of(link, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:uuid:c757873d-ec9a-4326-a141-556f43239520", "urn:oid:1.2.3"})
  void referenceToAnEntryThatIsNotThereIsAFaultAndAnAddressIsNot(String link) {
    assertNotEquals(Optional.empty(), links.of(link, true).fault());
    assertEquals(Optional.empty(), links.of(link, true).replacement());
    assertEquals(Answer.keep(), links.of(link, false));
  }

  @Test
  void searchThatFindsOneIsReplacedByIt() {
    assertEquals(Answer.replaceBy("Patient/" + A), links.of("Patient?identifier=one", true));
    assertEquals(Answer.keep(), links.of("Patient?identifier=one", false));
  }

  @Test
  void searchThatFindsNoneOrSeveralIsAFaultThatSaysWhich() {
    assertEquals(
        Answer.fault("The search that names the target finds none."),
        links.of("Patient?identifier=none", true));
    assertEquals(
        Answer.fault("The search that names the target finds several."),
        links.of("Patient?identifier=two", true));
  }

  @Test
  void searchOfNoTypeIsAFaultWithoutItsText() {
    Answer answer = links.of("https://elsewhere/Zebulon?a=b", true);
    assertNotEquals(Optional.empty(), answer.fault());
    assertFalse(answer.toString().contains("Zebulon"));
  }

  @Test
  void entriesFollowedAreToldOnceSinceLastAsked() {
    add("urn:a", BINARY, A);
    add("urn:b", ResourceType.PATIENT, B);
    links.of("urn:a", false);
    links.of("urn:b", true);
    links.of("Group/1", true);
    assertEquals(List.of("Binary/" + A, "Patient/" + B), links.takeFollowed());
    assertEquals(List.of(), links.takeFollowed());
    links.of("urn:a", true);
    assertEquals(List.of("Binary/" + A), links.takeFollowed());
  }
}
