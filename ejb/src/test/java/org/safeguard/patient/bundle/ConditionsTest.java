package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.patient.bundle.BundleBody.Range;
import org.safeguard.patient.bundle.BundleEntry.EmbeddedResource;
import org.safeguard.patient.request.Condition;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

class ConditionsTest {

  private static final ResourceId ID =
      ResourceId.find("01890000-0000-7000-8000-000000000001").orElseThrow();

  private static BundleEntry entry(int index, String... references) {
    Optional<String> none = Optional.empty();
    return new BundleEntry(
        index,
        none,
        none,
        none,
        none,
        none,
        Set.of(),
        Optional.of(
            new EmbeddedResource(
                new Range(0, 1), Optional.of(ResourceType.PATIENT), List.of(references))));
  }

  private static EntryRequest create(BundleEntry entry, String query) {
    return new EntryRequest.Create(
        entry,
        ResourceType.PATIENT,
        Optional.of(query)
            .filter(q -> !q.isEmpty())
            .map(q -> Condition.read(ResourceType.PATIENT, q)));
  }

  private static List<String> all(EntryRequest... requests) {
    return Conditions.of(List.of(requests), "https://h/fhir", new SearchBudget()).all().stream()
        .map(
            condition ->
                condition.request().type()
                    + " "
                    + condition.request().criteria().get(0).values().get(0))
        .toList();
  }

  @Test
  void conditionsOfCreatesAndOfReferencesAreGathered() {
    assertEquals(
        List.of("Patient 1", "Patient 1", "Group 2", "Patient 3"),
        all(
            create(entry(0, "Group?identifier=2"), "identifier=1"),
            create(entry(1), "identifier=1"),
            new EntryRequest.Update(
                entry(2, "Patient?identifier=3"), ResourceType.PATIENT, ID, OptionalInt.empty())));
  }

  @Test
  void sameReferenceIsAskedForOnce() {
    assertEquals(
        List.of("Group 2"),
        all(
            create(entry(0, "Group?identifier=2", "Group?identifier=2"), ""),
            create(entry(1, "Group?identifier=2"), "")));
  }

  @Test
  void addressOfThisServiceMayStandBefore() {
    assertEquals(
        List.of("Group 2"), all(create(entry(0, "https://h/fhir/Group?identifier=2"), "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://elsewhere/lib?version=2", "?identifier=1", "Zebulon?identifier=1", "#?"})
  void whatNamesNoTypeIsNotAskedFor(String reference) {
    assertEquals(List.of(), all(create(entry(0, reference), "")));
  }

  @Test
  void searchThatTheIndexDoesNotAnswerIsRefusedWithItsEntry() {
    EntryRejected rejected =
        assertThrows(EntryRejected.class, () -> all(create(entry(4, "Group?member=1"), "")));
    assertEquals(400, rejected.status());
    assertEquals("Bundle.entry[4]", rejected.issues().get(0).expression());
  }

  @Test
  void conditionsOfReferencesSpendOfTheBudget() {
    String many = "Group?identifier=" + "1,".repeat(4_000) + "1";
    String[] enough = IntStream.range(0, 24).mapToObj(i -> many + i).toArray(String[]::new);
    all(create(entry(0, enough), ""));
    String[] more = IntStream.range(0, 25).mapToObj(i -> many + i).toArray(String[]::new);
    EntryRejected rejected =
        assertThrows(EntryRejected.class, () -> all(create(entry(4, more), "")));
    assertEquals(422, rejected.status());
    assertEquals("too-costly", rejected.issues().get(0).code());
    assertEquals("Bundle.entry[4]", rejected.issues().get(0).expression());
  }

  @Test
  void nothingPrintsWhatIsSearchedFor() {
    BundleEntry entry = entry(0, "Group?identifier=Zebulon");
    MatchedConditions matched =
        new MatchedConditions(Map.of(), Map.of("Group?identifier=Zebulon", List.of()));
    String printed = entry + " " + entry.resource() + " " + matched;
    assertFalse(printed.contains("Zebulon"), printed);
  }

  @Test
  void resourceThatIsNotWrittenWaitsForNothing() {
    assertEquals(
        List.of(),
        all(
            new EntryRequest.Delete(
                entry(0, "Group?identifier=2"), ResourceType.PATIENT, ID, OptionalInt.empty())));
  }
}
