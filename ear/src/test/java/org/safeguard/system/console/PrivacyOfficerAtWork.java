package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.safeguard.system.browser.Accessibility;
import org.safeguard.system.browser.Browser;
import org.safeguard.system.browser.BrowserExtension;
import org.safeguard.system.browser.SignIn;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;

/**
 * A privacy officer at work: one session for all tests of a class, and a patient with two versions.
 * Whatever page a test ends on is usable by everyone and keeps to its own policy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PrivacyOfficerAtWork {

  static final By HEADING = By.tagName("h1");

  final RunningStack stack;
  final String console;
  final String family = Patients.unique("Quill");
  final String number = Patients.number();
  String patient;
  UUID createdEntry;

  @RegisterExtension final BrowserExtension browsers;

  PrivacyOfficerAtWork(RunningStack stack) {
    this.stack = stack;
    this.console = stack.environment().get("SAFEGUARD_CONSOLE");
    this.browsers = BrowserExtension.forAllTests(stack);
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

  @BeforeEach
  void signIn() {
    browser().open(console);
    if (!browser().address().startsWith(console)) {
      new SignIn(browser(), stack.totp()).to(console, stack.people().of(Role.PRIVACY_OFFICER));
      browser().awaitAddress("/console/");
    }
    browser().complaints();
  }

  @AfterEach
  void pageIsUsableByEveryoneAndKeepsToItsOwnPolicy() {
    Accessibility.check(browser());
    assertEquals(List.of(), browser().complaints());
    assertFalse(browser().address().contains(family), "PHI in the address");
    assertFalse(browser().driver().getTitle().contains(family), "PHI in the title");
  }

  final Browser browser() {
    return browsers.browser();
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
