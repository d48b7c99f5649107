package org.safeguard.patient.search;

import java.util.List;
import java.util.Map;
import org.safeguard.resource.ResourceType;

/**
 * The values that lists show and sort by although no search asks for them yet. They stand in the
 * summary, so that a list of thousands opens a summary each and only the page's resources.
 */
final class ShownValues {

  /** Where one stands; several paths may give values of one name. */
  record Shown(String name, String path) {}

  private static final Map<String, List<Shown>> BY_TYPE =
      Map.ofEntries(
          Map.entry("Patient", List.of(birthdate("birthDate"), new Shown("gender", "gender"))),
          Map.entry(
              "Condition",
              List.of(
                  date("onsetDateTime"),
                  date("onsetPeriod.start"),
                  date("recordedDate"),
                  status("clinicalStatus.coding.code"))),
          Map.entry(
              "AllergyIntolerance",
              List.of(
                  date("onsetDateTime"),
                  date("recordedDate"),
                  status("clinicalStatus.coding.code"))),
          Map.entry("MedicationRequest", List.of(date("authoredOn"), status("status"))),
          Map.entry(
              "MedicationStatement",
              List.of(date("effectiveDateTime"), date("effectivePeriod.start"), status("status"))),
          Map.entry(
              "MedicationAdministration",
              List.of(date("effectiveDateTime"), date("effectivePeriod.start"), status("status"))),
          Map.entry("Immunization", dates("occurrenceDateTime", "recorded")),
          Map.entry("Procedure", dates("performedDateTime", "performedPeriod.start")),
          Map.entry("Encounter", dates("period.start")),
          Map.entry(
              "DiagnosticReport", dates("effectiveDateTime", "effectivePeriod.start", "issued")),
          Map.entry("DocumentReference", dates("date")),
          Map.entry("CarePlan", dates("period.start")),
          Map.entry(
              "Observation",
              List.of(
                  date("effectiveDateTime"),
                  date("effectivePeriod.start"),
                  date("issued"),
                  new Shown("code", "code.coding.code"))));

  private ShownValues() {}

  static List<Shown> of(ResourceType type) {
    return BY_TYPE.getOrDefault(type.name(), List.of());
  }

  private static Shown birthdate(String path) {
    return new Shown("birthdate", path);
  }

  private static List<Shown> dates(String... paths) {
    return List.of(paths).stream().map(ShownValues::date).toList();
  }

  private static Shown date(String path) {
    return new Shown("date", path);
  }

  private static Shown status(String path) {
    return new Shown("status", path);
  }
}
