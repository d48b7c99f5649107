package org.safeguard.resource;

import java.util.Optional;
import java.util.Set;

/** The name of an R4 resource type; no other name can be held. */
public record ResourceType(String name) {

  /** Safeguard's own records, which are never served over FHIR. */
  private static final Set<String> OURS = Set.of("Alert", "DataKey", "KeyTurn");

  private static final Set<String> R4 =
      Set.of(
          """
          Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment
          AppointmentResponse AuditEvent Basic Binary BiologicallyDerivedProduct BodyStructure
          Bundle CapabilityStatement CarePlan CareTeam CatalogEntry ChargeItem
          ChargeItemDefinition Claim ClaimResponse ClinicalImpression CodeSystem Communication
          CommunicationRequest CompartmentDefinition Composition ConceptMap Condition Consent
          Contract Coverage CoverageEligibilityRequest CoverageEligibilityResponse
          DetectedIssue Device DeviceDefinition DeviceMetric DeviceRequest DeviceUseStatement
          DiagnosticReport DocumentManifest DocumentReference EffectEvidenceSynthesis
          Encounter Endpoint EnrollmentRequest EnrollmentResponse EpisodeOfCare
          EventDefinition Evidence EvidenceVariable ExampleScenario ExplanationOfBenefit
          FamilyMemberHistory Flag Goal GraphDefinition Group GuidanceResponse
          HealthcareService ImagingStudy Immunization ImmunizationEvaluation
          ImmunizationRecommendation ImplementationGuide InsurancePlan Invoice Library Linkage
          List Location Measure MeasureReport Media Medication MedicationAdministration
          MedicationDispense MedicationKnowledge MedicationRequest MedicationStatement
          MedicinalProduct MedicinalProductAuthorization MedicinalProductContraindication
          MedicinalProductIndication MedicinalProductIngredient MedicinalProductInteraction
          MedicinalProductManufactured MedicinalProductPackaged MedicinalProductPharmaceutical
          MedicinalProductUndesirableEffect MessageDefinition MessageHeader MolecularSequence
          NamingSystem NutritionOrder Observation ObservationDefinition OperationDefinition
          OperationOutcome Organization OrganizationAffiliation Parameters Patient
          PaymentNotice PaymentReconciliation Person PlanDefinition Practitioner
          PractitionerRole Procedure Provenance Questionnaire QuestionnaireResponse
          RelatedPerson RequestGroup ResearchDefinition ResearchElementDefinition
          ResearchStudy ResearchSubject RiskAssessment RiskEvidenceSynthesis Schedule
          SearchParameter ServiceRequest Slot Specimen SpecimenDefinition StructureDefinition
          StructureMap Subscription Substance SubstanceNucleicAcid SubstancePolymer
          SubstanceProtein SubstanceReferenceInformation SubstanceSourceMaterial
          SubstanceSpecification SupplyDelivery SupplyRequest Task TerminologyCapabilities
          TestReport TestScript ValueSet VerificationResult VisionPrescription\
          """
              .split("\\s+"));

  public static final ResourceType PATIENT = new ResourceType("Patient");
  public static final ResourceType AUDIT_EVENT = new ResourceType("AuditEvent");

  public static final ResourceType ALERT = new ResourceType("Alert");
  public static final ResourceType DATA_KEY = new ResourceType("DataKey");
  public static final ResourceType KEY_TURN = new ResourceType("KeyTurn");

  public ResourceType {
    if (!R4.contains(name) && !OURS.contains(name)) {
      throw new IllegalArgumentException("neither a resource type of FHIR R4 nor one of ours");
    }
  }

  /** The type of that name, or nothing where R4 has none: names are case-sensitive. */
  public static Optional<ResourceType> find(String name) {
    return R4.contains(name) ? Optional.of(new ResourceType(name)) : Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
