package org.safeguard.patient.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.safeguard.resource.ResourceType;

class R4SearchParametersTest {

  /**
   * R4's CompartmentDefinition of Patient: each type in it with the elements to which its
   * parameters there lead.
   */
  private static final Map<String, Set<String>> COMPARTMENT =
      table(
          """
          Account: subject
          AdverseEvent: subject
          AllergyIntolerance: patient recorder asserter
          Appointment: participant.actor
          AppointmentResponse: actor
          AuditEvent: agent.who entity.what
          Basic: subject author
          BodyStructure: patient
          CarePlan: subject activity.detail.performer
          CareTeam: subject participant.member
          ChargeItem: subject
          Claim: patient payee.party
          ClaimResponse: patient
          ClinicalImpression: subject
          Communication: subject sender recipient
          CommunicationRequest: subject sender recipient requester
          Composition: subject author attester.party
          Condition: subject asserter
          Consent: patient
          Coverage: policyHolder subscriber beneficiary payor
          CoverageEligibilityRequest: patient
          CoverageEligibilityResponse: patient
          DetectedIssue: patient
          DeviceRequest: subject performer
          DeviceUseStatement: subject
          DiagnosticReport: subject
          DocumentManifest: subject author recipient
          DocumentReference: subject author
          Encounter: subject
          EnrollmentRequest: candidate
          EpisodeOfCare: patient
          ExplanationOfBenefit: patient payee.party
          FamilyMemberHistory: patient
          Flag: subject
          Goal: subject
          Group: member.entity
          ImagingStudy: subject
          Immunization: patient
          ImmunizationEvaluation: patient
          ImmunizationRecommendation: patient
          Invoice: subject recipient
          List: subject source
          MeasureReport: subject
          Media: subject
          MedicationAdministration: subject performer.actor
          MedicationDispense: subject receiver
          MedicationRequest: subject
          MedicationStatement: subject
          MolecularSequence: patient
          NutritionOrder: patient
          Observation: subject performer
          Patient: link.other
          Person: link.target
          Procedure: subject performer.actor
          Provenance: target
          QuestionnaireResponse: subject author
          RelatedPerson: patient
          RequestGroup: subject action.participant
          ResearchSubject: individual
          RiskAssessment: subject
          Schedule: actor
          ServiceRequest: subject performer
          Specimen: subject
          SupplyDelivery: patient
          SupplyRequest: deliverTo
          VisionPrescription: patient
          """);

  /** What HAPI's model counts to the compartment besides. */
  private static final Map<String, Set<String>> MORE_IN_HAPI =
      table(
          """
          Device: patient
          """);

  private static Map<String, Set<String>> table(String lines) {
    return lines
        .lines()
        .map(line -> line.split(": "))
        .collect(Collectors.toMap(cells -> cells[0], cells -> Set.of(cells[1].split(" "))));
  }

  private static ResourceType type(String name) {
    return ResourceType.find(name).orElseThrow();
  }

  @Test
  void compartmentIsThatOfR4AndWhatHapiHasMore() {
    Map<String, Set<String>> expected = new HashMap<>(COMPARTMENT);
    MORE_IN_HAPI.forEach(
        (type, paths) ->
            expected.merge(
                type,
                paths,
                (r4, more) -> {
                  Set<String> both = new HashSet<>(r4);
                  both.addAll(more);
                  return both;
                }));
    for (String name : new TreeSet<>(FhirContext.forR4Cached().getResourceTypes())) {
      assertEquals(
          expected.getOrDefault(name, Set.of()),
          Set.copyOf(R4SearchParameters.compartmentPaths(type(name))),
          name);
    }
  }

  @Test
  void identifierStandsWhereR4SaysSo() {
    Map<String, Set<String>> expected =
        table(
            """
            Bundle: identifier
            Composition: identifier
            DocumentManifest: masterIdentifier identifier
            DocumentReference: masterIdentifier identifier
            Observation: identifier
            Patient: identifier
            Specimen: identifier
            """);
    expected.forEach(
        (name, paths) ->
            assertEquals(
                paths, Set.copyOf(R4SearchParameters.paths(type(name), "identifier")), name));
  }

  @Test
  void typeWithoutTheParameterHasNoPlaceForIt() {
    assertEquals(List.of(), R4SearchParameters.paths(type("Binary"), "identifier"));
    assertEquals(List.of(), R4SearchParameters.paths(type("Patient"), "patient"));
    assertEquals(List.of(), R4SearchParameters.compartmentPaths(type("Organization")));
  }

  @Test
  void patientIsWhomTheResourceIsAbout() {
    Map<String, Set<String>> expected =
        table(
            """
            AllergyIntolerance: patient
            Basic: subject
            CareTeam: subject
            Condition: subject
            Encounter: subject
            MedicationRequest: subject
            Observation: subject
            Person: link.target
            Provenance: target
            """);
    expected.forEach(
        (name, paths) ->
            assertEquals(paths, Set.copyOf(R4SearchParameters.patientPaths(type(name))), name));
  }

  @Test
  void everyPathIsOneOfTheModels() {
    for (String name : FhirContext.forR4Cached().getResourceTypes()) {
      Set<String> paths = new HashSet<>(R4SearchParameters.compartmentPaths(type(name)));
      paths.addAll(R4SearchParameters.patientPaths(type(name)));
      paths.addAll(R4SearchParameters.paths(type(name), "identifier"));
      paths.forEach(path -> requirePath(R4Structures.get(type(name)), path));
    }
  }

  private static void requirePath(ElementType type, String path) {
    String[] steps = path.split("\\.", 2);
    Content content = type.findMember(steps[0]).orElseThrow(() -> none(type, path)).content();
    if (!(content instanceof Content.Complex complex)) {
      throw none(type, path);
    }
    if (steps.length > 1) {
      requirePath(complex.type(), steps[1]);
    }
  }

  private static AssertionError none(ElementType type, String path) {
    return new AssertionError("no path " + path + " in " + type);
  }
}
