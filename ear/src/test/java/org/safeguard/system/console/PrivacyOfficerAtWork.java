package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;

/** A privacy officer at work, and a patient with two versions. */
abstract class PrivacyOfficerAtWork extends OnePersonAtWork {

  static final By HEADING = By.tagName("h1");

  final String number = Patients.number();
  String patient;
  UUID createdEntry;

  PrivacyOfficerAtWork(RunningStack stack) {
    super(stack, Role.PRIVACY_OFFICER);
  }

  @BeforeAll
  void createPatientWithTwoVersions() {
    FhirClient fhir = stack.fhirAsSystem();
    Answer created = fhir.post("/Patient", Patients.json(family, "Ada", number));
    assertEquals(201, created.status(), created::text);
    patient = created.id();
    createdEntry = entry(created);
    Answer updated =
        fhir.with("If-Match", "W/\"1\"")
            .put("/Patient/" + patient, Patients.json(patient, family, "Grace", number));
    assertEquals(200, updated.status(), updated::text);
  }

  /** The links of the list on the page, one a row. */
  final List<WebElement> rows() {
    return browser().driver().findElements(By.cssSelector("a.row-link"));
  }

  /** The one entry that a call has left. */
  final UUID entry(Answer answer) {
    return stack.auditTrail().only(answer.requestId()).id();
  }

  final String create(String json) {
    Answer created = stack.fhirAsSystem().post("/Patient", json);
    assertEquals(201, created.status(), created::text);
    return created.id();
  }
}
