package org.safeguard.patient.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.patient.store.SearchPlan;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.UnsupportedRequest;

class SearchTokensTest {

  private static final ResourceId ID =
      ResourceId.find("01890000-0000-7000-8000-000000000001").orElseThrow();
  private static final ResourceId OTHER =
      ResourceId.find("01890000-0000-7000-8000-000000000002").orElseThrow();

  private static final SearchValues ANNA =
      new SearchValues(
          ResourceType.PATIENT,
          List.of(
              new SearchValue("identifier", "http://h", "A1|2"),
              new SearchValue("identifier", "", "77"),
              new SearchValue("family", "", "Müller-Lüdenscheidt"),
              new SearchValue("given", "", "Anna"),
              new SearchValue("given", "", "Zoë"),
              new SearchValue("birthdate", "", "1970-01-01")));

  private static SearchCriterion criterion(String parameter, String... values) {
    String[] parts = parameter.split(":");
    return new SearchCriterion(
        parts[0], parts.length > 1 ? Optional.of(parts[1]) : Optional.empty(), List.of(values));
  }

  private static SearchPlan plan(SearchCriterion... criteria) {
    return SearchTokens.plan(
        new SearchRequest(ResourceType.PATIENT, Arrays.asList(criteria), 10, Optional.empty()));
  }

  /** Whether the index would select the row, and whether the exact comparison then agrees. */
  private static boolean finds(SearchCriterion... criteria) {
    SearchPlan plan = plan(criteria);
    Set<IndexTerm> stored = Set.copyOf(ANNA.terms());
    boolean selected =
        plan.allOfAny().stream().allMatch(any -> any.stream().anyMatch(stored::contains));
    boolean matches = plan.matches(ANNA.summary());
    assertTrue(selected || !matches, "a true match that the index does not select");
    return matches;
  }

  @ParameterizedTest
  @CsvSource({
    "family,Müller-Lüdenscheidt",
    "family,muller",
    "family,MU",
    "family,müller-lüdens",
    "family,MULLER-LUDENSCHEIDT",
    "family:exact,Müller-Lüdenscheidt",
    "given,ann",
    "given,zoe",
    "given:exact,Zoë",
    "identifier,77",
    "identifier,|77",
    "identifier,A1\\|2",
    "identifier,http://h|A1\\|2",
    "identifier,http://h|A1|2",
  })
  void isFound(String parameter, String value) {
    assertTrue(finds(criterion(parameter, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "family,uller",
    "family,muller-ludenscheidts",
    "family,muller-ludenx",
    "family:exact,müller-lüdenscheidt",
    "family:exact,Müller",
    "given,Müller",
    "given:exact,Zoe",
    "identifier,a1\\|2",
    "identifier,A1",
    "identifier,http://other|77",
    "identifier,http://h|77",
    "identifier,|A1\\|2",
  })
  void isNotFound(String parameter, String value) {
    assertFalse(finds(criterion(parameter, value)));
  }

  @Test
  void valuesAreAlternativesAndCriteriaAllHold() {
    assertTrue(finds(criterion("given", "Bert", "Anna"), criterion("family", "mül")));
    assertFalse(finds(criterion("given", "Bert"), criterion("family", "mül")));
    assertTrue(finds(criterion("given", "Anna"), criterion("given", "Zoe")));
    assertFalse(finds(criterion("given", "Anna"), criterion("given", "Bert")));
  }

  @Test
  void startsOfTwoToTwelveLettersAndTheWholeAreIndexed() {
    SearchValues family =
        new SearchValues(
            ResourceType.PATIENT, List.of(new SearchValue("family", "", "ABCDEFGHIJKLMN")));
    List<IndexTerm> terms = family.terms();
    assertEquals(12, terms.size());
    assertEquals(new IndexTerm("Patient.family", "ab"), terms.get(0));
    assertEquals(new IndexTerm("Patient.family", "abcdefghijkl"), terms.get(10));
    assertEquals(new IndexTerm("Patient.family:exact", "abcdefghijklmn"), terms.get(11));
  }

  @Test
  void termsHaveNoDoublesAndNothingThatOnlyListsShow() {
    SearchValues twice =
        new SearchValues(
            ResourceType.PATIENT,
            List.of(
                new SearchValue("family", "", "Abc"),
                new SearchValue("family", "", "ÁBC"),
                new SearchValue("birthdate", "", "1970-01-01")));
    List<IndexTerm> terms = twice.terms();
    assertEquals(3, terms.size());
    assertEquals(3, new HashSet<>(terms).size());
  }

  @Test
  void shortValueIsRefusedWithAReason() {
    UnsupportedRequest refused =
        assertThrows(UnsupportedRequest.class, () -> plan(criterion("family", "É")));
    assertEquals(400, refused.status());
    assertEquals(
        "A value of the search parameter family must have at least 2 letters, or the modifier"
            + " :exact.",
        refused.issues().get(0).diagnostics());
    assertEquals(1, plan(criterion("family:exact", "É")).allOfAny().get(0).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "family:contains",
        "family:missing",
        "identifier:not",
        "_id:not",
        "birthdate",
        "gender",
        "phone",
        "_text"
      })
  void unknownParameterOrModifierIsRefused(String parameter) {
    assertThrows(UnsupportedRequest.class, () -> plan(criterion(parameter, "value")));
  }

  @Test
  void refusalDoesNotRepeatWhatWasAsked() {
    UnsupportedRequest refused =
        assertThrows(UnsupportedRequest.class, () -> plan(criterion("Zebulon", "Zebulon")));
    assertFalse(refused.issues().toString().contains("Zebulon"));
  }

  @Test
  void emptyValueIsRefused() {
    for (String parameter : List.of("family", "identifier", "_id")) {
      assertThrows(UnsupportedRequest.class, () -> plan(criterion(parameter, "")));
      assertThrows(UnsupportedRequest.class, () -> plan(criterion(parameter)));
    }
    assertThrows(UnsupportedRequest.class, () -> plan(criterion("identifier", "http://h|")));
  }

  @Test
  void idsNarrowEachOther() {
    assertEquals(Optional.empty(), plan(criterion("family", "mül")).ids());
    assertEquals(
        Optional.of(Set.of(ID, OTHER)),
        plan(criterion("_id", ID.toString(), OTHER.toString())).ids());
    assertEquals(
        Optional.of(Set.of(ID)),
        plan(criterion("_id", ID.toString(), OTHER.toString()), criterion("_id", ID.toString()))
            .ids());
    assertEquals(Optional.of(Set.of()), plan(criterion("_id", "../etc/passwd")).ids());
  }

  @Test
  void searchWithoutCriteriaAsksForTheWholeType() {
    assertEquals(List.of(), plan().allOfAny());
    assertTrue(plan().matches(ANNA.summary()));
  }

  @Test
  void summaryIsReadBackAsItWasWritten() {
    Summary read = Summary.read(ANNA.summary());
    for (SearchValue value : ANNA.values()) {
      assertTrue(read.values(value.parameter()).contains(value));
    }
    assertThrows(IllegalArgumentException.class, () -> Summary.read(new byte[] {'{', '"'}));
  }

  @Test
  void nothingPrintsValues() {
    assertFalse((ANNA + " " + ANNA.values() + ANNA.terms()).contains("Anna"));
    assertFalse(Summary.read(ANNA.summary()).toString().contains("Anna"));
  }
}
