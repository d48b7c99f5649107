package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeguard.patient.request.Condition;
import org.safeguard.resource.MatchedResource;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

class DraftsTest {

  private static final ResourceType PRACTITIONER = new ResourceType("Practitioner");
  private static final ResourceId THERE =
      ResourceId.find("01890000-0000-7000-8000-00000000000a").orElseThrow();
  private static final ResourceId ONE =
      ResourceId.find("01890000-0000-7000-8000-000000000001").orElseThrow();
  private static final ResourceId TWO =
      ResourceId.find("01890000-0000-7000-8000-000000000002").orElseThrow();

  private final Map<Integer, List<MatchedResource>> matches = new HashMap<>();

  private static BundleEntry entry(int index) {
    Optional<String> none = Optional.empty();
    return new BundleEntry(index, none, none, none, none, none, Set.of(), Optional.empty());
  }

  private static EntryRequest create(int index, ResourceType type, String query) {
    return new EntryRequest.Create(
        entry(index),
        type,
        Optional.of(query).filter(q -> !q.isEmpty()).map(q -> Condition.read(type, q)));
  }

  private static EntryRequest create(int index, String query) {
    return create(index, ResourceType.PATIENT, query);
  }

  private static EntryRequest update(int index, int version) {
    return new EntryRequest.Update(
        entry(index), ResourceType.PATIENT, THERE, OptionalInt.of(version));
  }

  private static EntryRequest delete(int index) {
    return new EntryRequest.Delete(entry(index), ResourceType.PATIENT, THERE, OptionalInt.empty());
  }

  /** That entry's condition finds version 3 of what is there. */
  private void finds(int index) {
    matches.put(index, List.of(new MatchedResource(ResourceType.PATIENT, THERE, 3, Instant.EPOCH)));
  }

  private List<Draft> drafts(EntryRequest... requests) {
    Queue<ResourceId> ids = new ArrayDeque<>(List.of(ONE, TWO));
    return Drafts.of(List.of(requests), new MatchedConditions(matches, Map.of()), ids::remove);
  }

  private void refused(String code, String place, EntryRequest... requests) {
    EntryRejected rejected = assertThrows(EntryRejected.class, () -> drafts(requests));
    assertEquals(400, rejected.status());
    assertEquals(code, rejected.issues().get(0).code());
    assertEquals(place, rejected.issues().get(0).expression());
  }

  @Test
  void createsGetIdsAndUpdatesTheVersionAfterTheirs() {
    List<Draft> drafts = drafts(create(0, ""), update(1, 4), create(2, "identifier=1"));
    assertEquals(List.of(ONE, THERE, TWO), drafts.stream().map(Draft::id).toList());
    assertEquals(List.of(1, 5, 1), drafts.stream().map(Draft::version).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "identifier=urn:a|1,identifier=urn:a|1",
    "identifier=urn:a|1,identifier=urn%3Aa%7C1",
    "'identifier=1,2','identifier=2,1'",
    "identifier=1&family=ab,family=ab&identifier=1",
    "family=M%C3%BCller,family=muller",
    "identifier=1,identifier=1&_count=5",
  })
  void secondCreateUnderTheSameConditionIsRefused(String first, String second) {
    refused(
        "duplicate", "Bundle.entry[4].request.ifNoneExist", create(1, first), create(4, second));
  }

  @Test
  void createsUnderOtherConditionsOrOfOtherTypesStand() {
    assertEquals(2, drafts(create(0, "identifier=1"), create(1, "identifier=2")).size());
    assertEquals(
        2, drafts(create(0, "identifier=1"), create(1, PRACTITIONER, "identifier=1")).size());
    assertEquals(2, drafts(create(0, ""), create(1, "")).size());
  }

  @Test
  void createsThatFindWhatIsThereStandBesideOneAnother() {
    finds(0);
    finds(1);
    List<Draft> drafts = drafts(create(0, "identifier=1"), create(1, "identifier=1"));
    assertTrue(drafts.stream().allMatch(Draft::found));
    assertEquals(List.of(3, 3), drafts.stream().map(Draft::version).toList());
  }

  @Test
  void conditionThatFindsWhatIsDeletedIsRefused() {
    finds(2);
    String place = "Bundle.entry[2].request.ifNoneExist";
    refused("invalid", place, delete(1), create(2, "identifier=1"));
    refused("invalid", place, create(2, "identifier=1"), delete(3));
  }

  @Test
  void conditionThatFindsWhatIsUpdatedCarriesTheNewVersion() {
    finds(0);
    List<Draft> drafts = drafts(create(0, "identifier=1"), update(1, 3));
    assertEquals(List.of(4, 4), drafts.stream().map(Draft::version).toList());
    assertEquals(THERE, drafts.get(0).id());
  }

  @Test
  void resourceIsChangedOnce() {
    refused("invalid", "Bundle.entry[1].request.url", update(0, 1), delete(1));
    refused("invalid", "Bundle.entry[1].request.url", delete(0), update(1, 1));
    refused("invalid", "Bundle.entry[1].request.url", update(0, 1), update(1, 1));
    refused("invalid", "Bundle.entry[1].request.url", delete(0), delete(1));
  }

  @Test
  void conditionThatFindsSeveralIsRefused() {
    finds(0);
    matches.put(0, List.of(matches.get(0).get(0), matches.get(0).get(0)));
    EntryRejected rejected =
        assertThrows(EntryRejected.class, () -> drafts(create(0, "identifier=1")));
    assertEquals(412, rejected.status());
  }
}
