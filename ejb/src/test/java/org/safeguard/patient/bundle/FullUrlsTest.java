package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

class FullUrlsTest {

  private static final ResourceId A =
      ResourceId.find("01890000-0000-7000-8000-00000000000a").orElseThrow();
  private static final ResourceId B =
      ResourceId.find("01890000-0000-7000-8000-00000000000b").orElseThrow();
  private static final ResourceType GROUP = ResourceType.find("Group").orElseThrow();

  private final FullUrls fullUrls = new FullUrls();

  private void add(int index, String fullUrl, ResourceType type, ResourceId id) {
    Optional<String> none = Optional.empty();
    fullUrls.add(
        new BundleEntry(
            index, Optional.ofNullable(fullUrl), none, none, none, none, Optional.empty()),
        type,
        id);
  }

  private void leadsTo(String reference, String link) {
    assertEquals(Optional.of(reference), fullUrls.find(link));
  }

  private void leadsOutside(String link) {
    assertEquals(Optional.empty(), fullUrls.find(link));
  }

  @Test
  void linkLeadsToTheEntryWithThatFullUrl() {
    add(0, "urn:uuid:c757873d-ec9a-4326-a141-556f43239520", ResourceType.PATIENT, A);
    add(1, "https://elsewhere/fhir/Group/7", GROUP, B);
    leadsTo("Patient/" + A, "urn:uuid:c757873d-ec9a-4326-a141-556f43239520");
    leadsTo("Group/" + B, "https://elsewhere/fhir/Group/7");
    leadsOutside("urn:uuid:c757873d-ec9a-4326-a141-556f43239521");
    leadsOutside("URN:UUID:c757873d-ec9a-4326-a141-556f43239520");
  }

  @Test
  void relativeLinkLeadsToTheEndOfAnAbsoluteFullUrl() {
    add(0, "https://elsewhere/fhir/Patient/12", ResourceType.PATIENT, A);
    leadsTo("Patient/" + A, "Patient/12");
    leadsOutside("Patient/1");
    leadsOutside("12");
    leadsOutside("fhir/Patient/12");
    leadsOutside("https://other/fhir/Patient/12");
    leadsOutside("https://elsewhere/fhir/Patient/1");
  }

  @Test
  void endNamesTheTypeOfTheResource() {
    add(0, "https://elsewhere/Patient/Group/7", GROUP, A);
    leadsTo("Group/" + A, "Group/7");
    leadsOutside("Patient/Group/7");
    add(1, "https://elsewhere/fhir/Patient/8", GROUP, B);
    leadsOutside("Patient/8");
  }

  @Test
  void endThatTwoEntriesHaveLeadsToNeither() {
    add(0, "https://one/fhir/Patient/12", ResourceType.PATIENT, A);
    add(1, "https://two/fhir/Patient/12", ResourceType.PATIENT, B);
    leadsOutside("Patient/12");
    leadsTo("Patient/" + A, "https://one/fhir/Patient/12");
    leadsTo("Patient/" + B, "https://two/fhir/Patient/12");
    add(2, "https://three/fhir/Patient/12", ResourceType.PATIENT, A);
    leadsOutside("Patient/12");
  }

  @Test
  void fullUrlThatIsItselfRelativeGoesBeforeAnEnd() {
    add(0, "https://one/fhir/Patient/12", ResourceType.PATIENT, A);
    add(1, "Patient/12", ResourceType.PATIENT, B);
    leadsTo("Patient/" + B, "Patient/12");
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
    leadsOutside("");
    leadsOutside("Patient/" + A);
  }
}
