package org.safeguard.system.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;

/** A patient with something in every section of the chart, as one transaction. */
final class ChartBundle {

  private final List<String> entries = new ArrayList<>();
  private final String patient = "urn:uuid:" + UUID.randomUUID();
  private final String doctor = "urn:uuid:" + UUID.randomUUID();
  private final String medicine = "urn:uuid:" + UUID.randomUUID();

  /**
   * @param mark stands in every text, so that it can be looked for
   */
  ChartBundle(String family, String mark) {
    add(patient, Patients.json(family, "Ada", Patients.number()));
    add(
        doctor,
        "{'resourceType':'Practitioner','name':[{'prefix':['Dr.'],'given':['Eve'],'family':'Ray%s'}]}"
            .formatted(mark));
    add(medicine, "{'resourceType':'Medication','code':{'text':'Metformin %s'}}".formatted(mark));
    problems(mark);
    medicines();
    about(
        "AllergyIntolerance",
        "'clinicalStatus':"
            + status("allergyintolerance-clinical", "active")
            + ",'criticality':'high','code':{'text':'Penicillin "
            + mark
            + "'},'patient':%s,"
            + "'reaction':[{'manifestation':[{'text':'Hives'}]}]");
    about(
        "Immunization",
        "'status':'completed','vaccineCode':{'text':'Tetanus "
            + mark
            + "'},'patient':%s,'occurrenceDateTime':'2025-05-05','lotNumber':'L7'");
    observations(mark);
    about(
        "Encounter",
        "'status':'finished','class':{'code':'AMB'},'type':[{'text':'Check-up "
            + mark
            + "'}],'subject':%s,'period':{'start':'2026-02-02T09:00:00Z'}");
    about(
        "Procedure",
        "'status':'completed','code':{'text':'Suture "
            + mark
            + "'},'subject':%s,'performedDateTime':'2025-01-01'");
    about(
        "CarePlan",
        "'status':'active','intent':'plan','title':'Walk "
            + mark
            + "','subject':%s,'period':{'start':'2026-01-01'}");
    about(
        "DocumentReference",
        "'status':'current','type':{'text':'Letter "
            + mark
            + "'},'subject':%s,'date':'2026-02-03T09:00:00Z','content':[{'attachment':{'contentType':'text/plain','data':'"
            + Base64.getEncoder()
                .encodeToString("<b>Dear colleague</b>".getBytes(StandardCharsets.UTF_8))
            + "'}}]");
  }

  private void problems(String mark) {
    about(
        "Condition",
        "'clinicalStatus':"
            + status("condition-clinical", "active")
            + ",'code':{'text':'Asthma "
            + mark
            + "'},'subject':%s,'onsetDateTime':'2020-03-01','recorder':{'reference':'"
            + doctor
            + "'}");
    about(
        "Condition",
        "'clinicalStatus':"
            + status("condition-clinical", "resolved")
            + ",'code':{'text':'Fracture "
            + mark
            + "'},'subject':%s,'onsetDateTime':'2021-03-01'");
  }

  private void medicines() {
    about(
        "MedicationRequest",
        "'status':'active','intent':'order','medicationReference':{'reference':'"
            + medicine
            + "'},'subject':%s,'authoredOn':'2026-01-05','dosageInstruction':[{'text':'500 mg twice a day'}]");
    about(
        "MedicationStatement",
        "'status':'completed','medicationReference':{'reference':'"
            + medicine
            + "'},'subject':%s,'effectiveDateTime':'2024-01-05'");
  }

  private void observations(String mark) {
    for (int month = 1; month <= 3; month++) {
      about(
          "Observation",
          "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'2345-7','display':'Glucose "
              + mark
              + "'}]},'subject':%s,'effectiveDateTime':'2026-0"
              + month
              + "-10T08:00:00Z','valueQuantity':{'value':"
              + (4 + month)
              + ".5,'unit':'mmol/L'}");
    }
    about(
        "DiagnosticReport",
        "'status':'final','code':{'text':'Blood count "
            + mark
            + "'},'subject':%s,'effectiveDateTime':'2026-01-11','conclusion':'Normal'");
  }

  private static String status(String system, String code) {
    return "{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/"
        + system
        + "','code':'"
        + code
        + "'}]}";
  }

  private void about(String type, String content) {
    add(
        "urn:uuid:" + UUID.randomUUID(),
        "{'resourceType':'"
            + type
            + "',"
            + content.replace("%s", "{'reference':'" + patient + "'}")
            + "}");
  }

  private void add(String fullUrl, String resource) {
    String type = resource.replace('\'', '"').split("\"")[3];
    entries.add(
        "{'fullUrl':'%s','resource':%s,'request':{'method':'POST','url':'%s'}}"
            .formatted(fullUrl, resource, type));
  }

  /** Loads it; the ids in the order of the entries, the patient's first. */
  List<String> load(FhirClient fhir) {
    String bundle =
        "{'resourceType':'Bundle','type':'transaction','entry':["
            + String.join(",", entries)
            + "]}";
    Answer answer = fhir.post("", bundle.replace('\'', '"'));
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    return answer.json().findValuesAsText("location").stream().map(at -> at.split("/")[5]).toList();
  }
}
