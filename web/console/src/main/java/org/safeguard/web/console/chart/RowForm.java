package org.safeguard.web.console.chart;

import java.util.List;
import java.util.Map;

/** Where a resource of one type says what a table shows. */
record RowForm(
    List<String> what, List<String> date, List<String> value, String status, List<String> who) {

  private static final List<String> CODE = List.of("code");
  private static final List<String> MEDICATION =
      List.of("medicationCodeableConcept", "medicationReference");
  private static final List<String> EFFECTIVE =
      List.of("effectiveDateTime", "effectivePeriod.start", "effectiveInstant", "issued");

  private static final Map<String, RowForm> FORMS =
      Map.ofEntries(
          Map.entry(
              "Condition",
              new RowForm(
                  CODE,
                  List.of("onsetDateTime", "onsetPeriod.start", "recordedDate"),
                  List.of("severity", "stage.summary"),
                  "clinicalStatus.coding.code",
                  List.of("asserter", "recorder", "encounter"))),
          Map.entry(
              "AllergyIntolerance",
              new RowForm(
                  CODE,
                  List.of("onsetDateTime", "recordedDate"),
                  List.of("reaction.manifestation"),
                  "clinicalStatus.coding.code",
                  List.of("asserter", "recorder"))),
          Map.entry(
              "MedicationRequest",
              new RowForm(
                  MEDICATION,
                  List.of("authoredOn"),
                  List.of("dosageInstruction.text", "dosageInstruction.doseAndRate.doseQuantity"),
                  "status",
                  List.of("requester", "encounter"))),
          Map.entry(
              "MedicationStatement",
              new RowForm(
                  MEDICATION,
                  List.of("effectiveDateTime", "effectivePeriod.start", "dateAsserted"),
                  List.of("dosage.text", "dosage.doseAndRate.doseQuantity"),
                  "status",
                  List.of("informationSource", "context"))),
          Map.entry(
              "MedicationAdministration",
              new RowForm(
                  MEDICATION,
                  List.of("effectiveDateTime", "effectivePeriod.start"),
                  List.of("dosage.text", "dosage.dose"),
                  "status",
                  List.of("performer.actor", "context"))),
          Map.entry(
              "Immunization",
              new RowForm(
                  List.of("vaccineCode"),
                  List.of("occurrenceDateTime", "occurrenceString", "recorded"),
                  List.of("doseQuantity", "protocolApplied.doseNumberString"),
                  "status",
                  List.of("performer.actor", "location", "encounter"))),
          Map.entry(
              "Observation",
              new RowForm(CODE, EFFECTIVE, List.of(), "status", List.of("performer", "encounter"))),
          Map.entry(
              "DiagnosticReport",
              new RowForm(
                  CODE,
                  EFFECTIVE,
                  List.of("conclusion", "conclusionCode"),
                  "status",
                  List.of("performer", "encounter"))),
          Map.entry(
              "Encounter",
              new RowForm(
                  List.of("type", "serviceType", "class"),
                  List.of("period.start"),
                  List.of("reasonCode", "reasonReference"),
                  "status",
                  List.of("participant.individual", "location.location", "serviceProvider"))),
          Map.entry(
              "Procedure",
              new RowForm(
                  CODE,
                  List.of("performedDateTime", "performedPeriod.start", "performedString"),
                  List.of("reasonCode", "reasonReference", "outcome"),
                  "status",
                  List.of("performer.actor", "location", "encounter"))),
          Map.entry(
              "CarePlan",
              new RowForm(
                  List.of("title", "category.text", "category"),
                  List.of("period.start", "created"),
                  List.of("activity.detail.code", "description"),
                  "status",
                  List.of("author", "encounter"))),
          Map.entry(
              "DocumentReference",
              new RowForm(
                  List.of("description", "type", "category"),
                  List.of("date", "content.attachment.creation"),
                  List.of("content.attachment.title"),
                  "status",
                  List.of("author", "custodian"))));

  static RowForm of(String type) {
    return FORMS.get(type);
  }
}
