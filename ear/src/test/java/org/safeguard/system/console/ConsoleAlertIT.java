package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;
import org.safeguard.system.browser.Browser;
import org.safeguard.system.browser.SignIn;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** A security officer sees what was tampered with, takes the alert up, and closes it. */
@SystemTest
class ConsoleAlertIT extends OnePersonAtWork {

  private String patient;

  ConsoleAlertIT(RunningStack stack) {
    super(stack, Role.SECURITY_OFFICER);
  }

  @BeforeEach
  void tamperWithAPatient() {
    Answer created =
        stack.fhirAsSystem().post("/Patient", Patients.json(family, "Ada", Patients.number()));
    assertEquals(201, created.status(), created::text);
    patient = created.id();
    stack
        .tampering()
        .run("update resource set body = set_byte(body, 0, 0) where id = '%s'".formatted(patient));
    assertEquals(500, stack.fhirAsSystem().get("/Patient/" + patient).status());
  }

  @AfterEach
  void removeThePatient() {
    stack.tampering().run("delete from resource where id = '%s'".formatted(patient));
  }

  @Test
  void alertNamesThePlaceAndLeadsToItsEntry() {
    open();
    assertTrue(browser().text().contains("resource.body of " + patient), browser().text());
    browser().click(By.partialLinkText("audit entry"));
    browser().awaitText("What is stored is not what was written");
  }

  @Test
  void alertIsTakenUpAndClosedWithAFinding() {
    open();
    browser().click(By.id("step:take-up"));
    browser().awaitText("In work");
    assertTrue(browser().driver().findElements(By.id("step:take-up")).isEmpty());
    new Select(browser().see(By.id("step:finding"))).selectByVisibleText("Tampering");
    browser().click(By.id("step:close"));
    browser().awaitText("Closed");
    String moves = browser().text();
    String person = stack.people().of(Role.SECURITY_OFFICER).username();
    assertTrue(moves.contains("Tampering"), moves);
    assertTrue(moves.contains(person), moves);
    assertTrue(browser().driver().findElements(By.id("step")).isEmpty());
    browser().open(console + "alerts");
    assertFalse(browser().text().contains(patient), browser().text());
    browser().open(console + "alerts?state=closed");
    assertTrue(browser().text().contains(patient), browser().text());
  }

  @Test
  void closingWithoutAFindingSaysWhatIsMissing() {
    open();
    browser().click(By.id("step:close"));
    browser().awaitText("Choose what it turned out to be.");
  }

  @Test
  void whoMayNotReadAlertsIsRefusedAndSeesNoWayThere() {
    try (Browser other = Browser.open(stack.trust().authority())) {
      new SignIn(other, stack.totp()).to(console, stack.people().of(Role.PHYSICIAN));
      other.awaitAddress("/console/");
      assertFalse(other.text().contains("Alerts"), other.text());
      other.open(console + "alerts");
      assertFalse(other.text().contains(patient), other.text());
      other.open(console + "keys");
      assertFalse(other.text().contains("safeguard-patient"), other.text());
    }
  }

  @Test
  void keysAreCountedByPurposeAndVersion() {
    browser().open(console + "keys");
    browser().awaitText("The vault gives keys");
    String text = browser().text();
    assertTrue(text.contains("Patients' records"), text);
    assertTrue(text.contains("safeguard-patient"), text);
  }

  private void open() {
    browser().open(console + "alerts");
    browser().driver().findElements(By.cssSelector(".list tbody tr")).stream()
        .filter(row -> row.getText().contains(patient))
        .findFirst()
        .orElseThrow(() -> new AssertionError(browser().text()))
        .findElement(By.cssSelector("a.row-link"))
        .click();
    browser().awaitText("What was noticed");
  }
}
