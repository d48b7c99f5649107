package org.safeguard.patient.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.patient.incoming.IncomingResource;
import org.safeguard.patient.store.IndexTerm;
import org.safeguard.patient.store.SearchPlan;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchCriterion;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.UnsupportedRequest;

class PatientIndexingTest {

  private static final String A = "01890000-0000-7000-8000-00000000000a";
  private static final String B = "01890000-0000-7000-8000-00000000000b";
  private static final ResourceType OBSERVATION = ResourceType.find("Observation").orElseThrow();

  /** About A, and done by B. */
  private static final IncomingResource OF_A =
      observation("\"subject\":{\"reference\":\"Patient/" + A + "\"}");

  private static IncomingResource observation(String subject) {
    return IncomingResource.parse(
        OBSERVATION,
        ("{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"code\":"
                + "\"c\"}]},\"identifier\":[{\"value\":\"7\"}],\"performer\":[{\"reference\":"
                + "\"Patient/"
                + B
                + "\"}],"
                + subject
                + "}")
            .getBytes(UTF_8),
        "https://h/fhir");
  }

  private static SearchPlan plan(SearchCriterion... criteria) {
    return SearchTokens.plan(
        new SearchRequest(OBSERVATION, List.of(criteria), 10, Optional.empty()));
  }

  private static SearchCriterion patient(String... values) {
    return new SearchCriterion("patient", Optional.empty(), List.of(values));
  }

  private static Set<PatientId> patients(String... ids) {
    return Stream.of(ids)
        .map(id -> PatientId.of(ResourceId.find(id).orElseThrow()))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {A, "Patient/" + A, "https://h/fhir/Patient/" + A})
  void patientIsNamedByIdReferenceOrAddress(String value) {
    SearchPlan plan = plan(patient(value));
    assertEquals(List.of(patients(A)), plan.patients());
    assertEquals(List.of(), plan.allOfAny());
    assertTrue(plan.selective());
    assertTrue(plan.matches(OF_A.summary()));
  }

  @Test
  void valuesAreAlternativesAndCriteriaAllHold() {
    SearchPlan either = plan(patient(B, "Patient/" + A));
    assertEquals(List.of(patients(A, B)), either.patients());
    assertTrue(either.matches(OF_A.summary()));
    SearchPlan both = plan(patient(A), patient(B));
    assertEquals(List.of(patients(A), patients(B)), both.patients());
    assertFalse(both.matches(OF_A.summary()));
  }

  @Test
  void whoTookPartIsNotWhomItIsAbout() {
    assertFalse(plan(patient(B)).matches(OF_A.summary()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12", "Patient/12", "Group/" + A, "Patient/" + A + "/_history/1", "/", "Patient/"})
  void whatCanBeNoPatientOfThisServerMatchesNothingRatherThanAll(String value) {
    SearchPlan plan = plan(patient(value));
    assertEquals(List.of(Set.of()), plan.patients());
    assertTrue(plan.selective());
    assertFalse(plan.matches(OF_A.summary()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exact", "identifier", "Patient", "missing", "not", ""})
  void modifierIsRefused(String modifier) {
    SearchCriterion criterion = new SearchCriterion("patient", Optional.of(modifier), List.of(A));
    assertThrows(UnsupportedRequest.class, () -> plan(criterion));
  }

  @Test
  void indexHoldsNothingOfThePatient() {
    List<IndexTerm> terms = OF_A.terms();
    assertEquals(
        Set.of(
            new IndexTerm("Observation.identifier", "|7"),
            new IndexTerm("Observation.identifier.value", "7")),
        Set.copyOf(terms));
  }

  @Test
  void patientOfAnotherServerOrNoneAtAllIsNotKept() {
    for (String subject : List.of("https://other/fhir/Patient/" + A, "Group/" + A, "urn:x:" + A)) {
      IncomingResource resource = observation("\"subject\":{\"reference\":\"" + subject + "\"}");
      assertFalse(plan(patient(A)).matches(resource.summary()), subject);
    }
  }

  @Test
  void otherCriteriaHoldBesides() {
    SearchCriterion seven = new SearchCriterion("identifier", Optional.empty(), List.of("7"));
    SearchCriterion eight = new SearchCriterion("identifier", Optional.empty(), List.of("8"));
    SearchPlan plan = plan(patient(A), seven);
    assertEquals(1, plan.allOfAny().size());
    assertEquals(1, plan.patients().size());
    assertTrue(plan.matches(OF_A.summary()));
    assertFalse(plan(patient(A), eight).matches(OF_A.summary()));
  }

  @Test
  void patientIsNoParameterOfAPatient() {
    SearchRequest request =
        new SearchRequest(ResourceType.PATIENT, List.of(patient(A)), 10, Optional.empty());
    assertThrows(UnsupportedRequest.class, () -> SearchTokens.plan(request));
  }
}
