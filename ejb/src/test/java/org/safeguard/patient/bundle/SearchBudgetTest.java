package org.safeguard.patient.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.safeguard.patient.request.Condition;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.SearchRequest;

class SearchBudgetTest {

  private static final ResourceId ID =
      ResourceId.find("01890000-0000-7000-8000-000000000001").orElseThrow();

  private final SearchBudget budget = new SearchBudget();

  private static BundleEntry entry(int index) {
    Optional<String> none = Optional.empty();
    return new BundleEntry(index, none, none, none, none, none, Set.of(), Optional.empty());
  }

  private static EntryRequest search(int values, String value) {
    SearchCriterion criterion =
        new SearchCriterion("identifier", Optional.empty(), Collections.nCopies(values, value));
    SearchRequest request =
        new SearchRequest(ResourceType.PATIENT, List.of(criterion), 1, Optional.empty());
    return new EntryRequest.Search(entry(7), ResourceType.PATIENT, request, "");
  }

  private static EntryRequest create(String query) {
    return new EntryRequest.Create(
        entry(7), ResourceType.PATIENT, Optional.of(Condition.read(ResourceType.PATIENT, query)));
  }

  private void refused(EntryRequest request) {
    EntryRejected rejected = assertThrows(EntryRejected.class, () -> budget.spend(request));
    assertEquals(422, rejected.status());
    assertEquals("too-costly", rejected.issues().get(0).code());
    assertEquals("Bundle.entry[7]", rejected.issues().get(0).expression());
  }

  @Test
  void valuesOfAllSearchesAndConditionsAreCounted() {
    budget.spend(search(SearchBudget.MOST_VALUES - 1, "1"));
    budget.spend(create("identifier=1"));
    refused(create("identifier=1"));
  }

  @Test
  void lengthOfTheValuesIsCounted() {
    budget.spend(search(16, "1".repeat(SearchBudget.MOST_CHARACTERS / 16)));
    refused(search(1, "1"));
  }

  @Test
  void referencesConditionIsCounted() {
    budget.spend(search(SearchBudget.MOST_VALUES, "1"));
    Condition one = Condition.read(ResourceType.PATIENT, "identifier=1");
    assertThrows(EntryRejected.class, () -> budget.spend(entry(1), one));
  }

  @Test
  void requestThatSearchesForNothingCostsNothing() {
    budget.spend(search(SearchBudget.MOST_VALUES, "1"));
    EntryRequest delete =
        new EntryRequest.Delete(entry(1), ResourceType.PATIENT, ID, OptionalInt.empty());
    assertSame(delete, budget.spend(delete));
    EntryRequest plain = new EntryRequest.Create(entry(2), ResourceType.PATIENT, Optional.empty());
    assertSame(plain, budget.spend(plain));
  }
}
