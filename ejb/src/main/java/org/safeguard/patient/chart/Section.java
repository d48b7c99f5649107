package org.safeguard.patient.chart;

import java.util.List;
import java.util.stream.Stream;
import org.safeguard.resource.ResourceType;

/** A part of a patient's chart, by what clinicians look for. */
public enum Section {
  /** The newest of every other one. */
  SUMMARY,
  PROBLEMS("Condition"),
  MEDICINES("MedicationRequest", "MedicationStatement", "MedicationAdministration"),
  ALLERGIES("AllergyIntolerance"),
  IMMUNIZATIONS("Immunization"),
  OBSERVATIONS("Observation", "DiagnosticReport"),
  ENCOUNTERS("Encounter"),
  PROCEDURES("Procedure", "CarePlan"),
  DOCUMENTS("DocumentReference");

  private final List<ResourceType> types;

  Section(String... types) {
    this.types = Stream.of(types).map(ResourceType::new).toList();
  }

  /** The types of the resources that it shows; none of its own for the summary. */
  public List<ResourceType> types() {
    return types;
  }

  /** The sections of which it shows the newest, or itself. */
  public List<Section> parts() {
    return this == SUMMARY
        ? List.of(
            PROBLEMS,
            ALLERGIES,
            MEDICINES,
            OBSERVATIONS,
            ENCOUNTERS,
            PROCEDURES,
            IMMUNIZATIONS,
            DOCUMENTS)
        : List.of(this);
  }

  /** Whether its resources say if they are still so: a problem, an allergy, a medicine. */
  public boolean hasState() {
    return this == PROBLEMS || this == ALLERGIES || this == MEDICINES;
  }
}
