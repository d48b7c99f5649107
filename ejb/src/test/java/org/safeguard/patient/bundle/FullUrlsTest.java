package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

class FullUrlsTest {

  private static final ResourceId A =
      ResourceId.find("01890000-0000-7000-8000-00000000000a").orElseThrow();
  private static final ResourceId B =
      ResourceId.find("01890000-0000-7000-8000-00000000000b").orElseThrow();
  private static final ResourceType GROUP = ResourceType.find("Group").orElseThrow();
  private static final String UUID = "urn:uuid:c757873d-ec9a-4326-a141-556f43239520";

  private final FullUrls fullUrls = new FullUrls();

  private void add(int index, String fullUrl, ResourceType type, ResourceId id) {
    add(index, fullUrl, type, id, 1);
  }

  private void add(int index, String fullUrl, ResourceType type, ResourceId id, int version) {
    Optional<String> none = Optional.empty();
    fullUrls.add(
        new BundleEntry(
            index,
            Optional.ofNullable(fullUrl),
            none,
            none,
            none,
            none,
            Set.of(),
            Optional.empty()),
        type,
        id,
        version);
  }

  /** Of a link in the entry that has this fullUrl. */
  private Optional<String> find(String link, String from) {
    return fullUrls.find(link, FullUrl.base(from)).map(FullUrls.Stored::link);
  }

  private void leadsTo(String reference, String link, String from) {
    assertEquals(Optional.of(reference), find(link, from));
  }

  private void leadsOutside(String link, String from) {
    assertEquals(Optional.empty(), find(link, from));
  }

  @Test
  void linkLeadsToTheEntryWithThatFullUrlFromAnywhere() {
    add(0, UUID, ResourceType.PATIENT, A);
    add(1, "https://elsewhere/fhir/Group/7", GROUP, B);
    for (String from : new String[] {UUID, "https://other/fhir/Patient/1", "urn:a"}) {
      leadsTo("Patient/" + A, UUID, from);
      leadsTo("Group/" + B, "https://elsewhere/fhir/Group/7", from);
      leadsOutside("urn:uuid:c757873d-ec9a-4326-a141-556f43239521", from);
      leadsOutside("URN:UUID:c757873d-ec9a-4326-a141-556f43239520", from);
    }
  }

  @Test
  void relativeLinkBeginsWhereTheFullUrlOfItsOwnEntryDoes() {
    add(0, "https://one/fhir/Patient/12", ResourceType.PATIENT, A);
    add(1, "https://two/fhir/Patient/12", ResourceType.PATIENT, B);
    leadsTo("Patient/" + A, "Patient/12", "https://one/fhir/Observation/1");
    leadsTo("Patient/" + B, "Patient/12", "https://two/fhir/Patient/12");
    leadsOutside("Patient/12", "https://three/fhir/Observation/1");
    leadsOutside("Patient/12", "https://one/fhir/r4/Observation/1");
    leadsOutside("Patient/12", "http://one/fhir/Observation/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UUID,
        "urn:oid:1.2.3",
        "https://one/fhir/Zebulon/1",
        "https://one/fhir/Observation/1/x",
        "https://one/fhir/",
        "ftp://one/fhir/Observation/1",
      })
  void relativeLinkFromWhatIsInNoServerLeadsToThisOne(String from) {
    add(0, "https://one/fhir/Patient/12", ResourceType.PATIENT, A);
    leadsOutside("Patient/12", from);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12",
        "Patient",
        "Patient/1",
        "Patient/12/",
        "/Patient/12",
        "fhir/Patient/12",
        "./Patient/12",
        "Patient/12#a",
        "https://other/fhir/Patient/12",
        "https://one/fhir/Patient/1",
      })
  void onlyTypeAndIdAreARelativeLink(String link) {
    add(0, "https://one/fhir/Patient/12", ResourceType.PATIENT, A);
    add(1, "https://one/fhir/Patient/12/", ResourceType.PATIENT, B);
    add(2, "https://one/fhir/./Patient/12", ResourceType.PATIENT, B);
    leadsOutside(link, "https://one/fhir/Observation/1");
  }

  @Test
  void versionOfALinkIsThatWhichIsStored() {
    add(0, "https://one/fhir/Patient/12", ResourceType.PATIENT, A, 4);
    String from = "https://one/fhir/Observation/1";
    leadsTo("Patient/" + A + "/_history/4", "Patient/12/_history/7", from);
    leadsTo("Patient/" + A + "/_history/4", "https://one/fhir/Patient/12/_history/a", UUID);
    leadsOutside("Patient/12/_history/7", UUID);
    leadsOutside("Patient/12/_history/", from);
    leadsOutside("Patient/12/_history/7/x", from);
    leadsOutside("Patient/1/_history/7", from);
  }

  @Test
  void versionOfWhatIsInNoServerIsNone() {
    add(0, UUID, ResourceType.PATIENT, A);
    leadsOutside(UUID + "/_history/1", UUID);
  }

  @Test
  void whereALinkLedIsToldWithoutItsVersion() {
    add(0, "https://one/fhir/Patient/12", ResourceType.PATIENT, A);
    assertEquals(
        "Patient/" + A,
        fullUrls
            .find("https://one/fhir/Patient/12/_history/7", Optional.empty())
            .orElseThrow()
            .reference());
  }

  @Test
  void sameFullUrlTwiceIsRefusedAtItsPlaceWithoutItsText() {
    add(0, "urn:Zebulon", ResourceType.PATIENT, A);
    EntryRejected rejected =
        assertThrows(EntryRejected.class, () -> add(5, "urn:Zebulon", GROUP, B));
    assertEquals(400, rejected.status());
    assertEquals("Bundle.entry[5].fullUrl", rejected.issues().get(0).expression());
    assertFalse(rejected.issues().toString().contains("Zebulon"));
  }

  @Test
  void entriesWithoutFullUrlAreNotLedTo() {
    add(0, null, ResourceType.PATIENT, A);
    add(1, null, ResourceType.PATIENT, B);
    leadsOutside("", UUID);
    leadsOutside("Patient/" + A, UUID);
  }
}
