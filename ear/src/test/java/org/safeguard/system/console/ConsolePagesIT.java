package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.safeguard.system.browser.Browser;
import org.safeguard.system.browser.SignIn;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Item;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.AuditEntry.Use;

/** A privacy officer finds a patient and reads the record and its history. */
@SystemTest
class ConsolePagesIT extends PrivacyOfficerAtWork {

  private static final By IDENTIFIER = By.id("find:identifier");
  private static final By FAMILY = By.id("find:family");
  private static final By GIVEN = By.id("find:given");
  private static final By SEARCH = By.id("find:search");

  ConsolePagesIT(RunningStack stack) {
    super(stack);
  }

  @Test
  void homeSaysWhoIsSignedInAndWhereTheyMayGo() {
    assertTrue(browser().see(HEADING).getText().startsWith("Welcome"));
    String text = browser().text();
    assertTrue(text.contains("Privacy officer"), text);
    assertTrue(text.contains("Patients"), text);
    assertTrue(text.contains("Audit"), text);
    assertTrue(text.toLowerCase(Locale.ROOT).contains("local stack"), text);
  }

  @Test
  void patientIsFoundByIdentifier() {
    browser().open(console + "patients");
    browser().type(IDENTIFIER, number);
    browser().click(SEARCH);
    browser().awaitText(family);
    assertEquals(1, rows().size());
  }

  @Test
  void patientIsFoundByName() {
    browser().open(console + "patients");
    browser().type(FAMILY, family.toLowerCase(Locale.ROOT).substring(0, 12));
    browser().type(GIVEN, "gra");
    browser().click(SEARCH);
    browser().awaitText(family);
    assertEquals(1, rows().size());
  }

  @Test
  void searchThatFindsNobodySaysWhatToDo() {
    browser().open(console + "patients");
    browser().type(FAMILY, Patients.unique("Nobody"));
    browser().click(SEARCH);
    browser().awaitText("No patient matches");
  }

  @Test
  void searchForNothingIsAskedForMore() {
    browser().open(console + "patients");
    browser().click(SEARCH);
    browser().awaitText("Enter an identifier or a name.");
  }

  @Test
  void foundPatientOpensOnTheirPage() {
    browser().open(console + "patients");
    browser().type(IDENTIFIER, number);
    browser().click(SEARCH);
    browser().click(By.cssSelector("a.row-link"));
    browser().awaitAddress("/patients/" + patient);
    WebElement banner = browser().see(By.cssSelector(".patient-banner"));
    assertTrue(banner.getText().contains(family));
    assertTrue(banner.getText().contains(number));
    assertTrue(browser().text().contains("Version 2"));
  }

  @Test
  void historySaysWhoChangedWhatFromWhatToWhat() {
    browser().open(console + "patients/" + patient + "/history");
    browser().awaitText("Version 2: changed");
    String change = browser().see(By.cssSelector("ol.history li")).getText();
    assertTrue(change.contains("safeguard-lab"), change);
    assertTrue(change.contains("Ada"), change);
    assertTrue(change.contains("Grace"), change);
    assertTrue(change.contains("127.0.0.1"), change);
    assertTrue(browser().text().contains("Version 1: record created"));
  }

  @Test
  void openedPatientLeavesOneEntryThatSaysWhoAndFromWhere() {
    LogEntries entries = new LogEntries(stack.databases().as("safeguard_verifier"));
    browser().open(console + "patients/" + patient);
    browser().see(By.cssSelector(".patient-banner"));
    AuditEntry entry = LogEntries.only(entries.ofPatient(patient));
    assertEquals("READ", entry.action());
    assertEquals(Outcome.SUCCESS, entry.outcome());
    assertEquals(stack.people().of(Role.PRIVACY_OFFICER).username(), entry.actor().name());
    assertEquals(ActorKind.PERSON, entry.actor().kind());
    assertTrue(entry.actor().session().isPresent());
    assertEquals(Optional.of("safeguard-console"), entry.actor().client());
    assertEquals(List.of("PRIVACY_OFFICER"), entry.actor().roles());
    assertEquals(Optional.of("127.0.0.1"), entry.origin().address());
    assertEquals(Optional.of(cookie("__Host-workstation")), entry.origin().workstation());
    assertEquals(Optional.of("GET /console/patients/*"), entry.origin().channel());
    assertEquals(
        List.of(new Item("Patient", UUID.fromString(patient), 2, Use.SHOWN, Optional.empty())),
        entry.items());
  }

  @Test
  void addressOfARecordLeadsThereThroughTheSignIn() {
    try (Browser another = Browser.open(stack.trust().authority())) {
      new SignIn(another, stack.totp())
          .to(console + "patients/" + patient, stack.people().of(Role.PHYSICIAN));
      another.awaitText(family);
      assertEquals(console + "patients/" + patient, another.address());
    }
  }

  @Test
  void patientOfWhomMuchIsSaidToBeAbsentOpens() {
    String absentFamily = Patients.unique("Absent");
    String id = create(RarePatients.saidToBeAbsent(absentFamily));
    browser().open(console + "patients/" + id);
    assertTrue(
        browser().see(By.cssSelector(".patient-banner")).getText().contains("Deceased 2020"));
    browser().open(console + "patients/" + id + "/history");
    browser().awaitText("Version 1: record created");
    browser().open(console + "patients");
    browser().type(FAMILY, absentFamily);
    browser().click(SEARCH);
    browser().awaitText(absentFamily);
  }

  @Test
  void historyOfARecordWithVeryLongListsOpens() {
    String id = create(RarePatients.withLongLists("old"));
    String next = RarePatients.withLongLists("new").replaceFirst("\\{", "{\"id\":\"" + id + "\",");
    Answer updated = stack.fhirAsSystem().with("If-Match", "W/\"1\"").put("/Patient/" + id, next);
    assertEquals(200, updated.status());
    browser().open(console + "patients/" + id + "/history");
    browser().awaitText("Version 2: changed");
    assertTrue(browser().text().contains("too long to show one by one"));
  }

  @Test
  void unknownPatientIsSaidCalmly() {
    browser().open(console + "patients/00000000-0000-7000-8000-000000000000");
    String text = browser().text();
    assertTrue(text.contains("no such"), text);
    browser().complaints();
  }

  @Test
  void keyboardAloneFindsAPatient() {
    browser().open(console);
    browser().see(HEADING);
    press(Keys.TAB);
    assertEquals("Skip to content", active().getDomProperty("textContent"));
    press(Keys.ENTER);
    press(Keys.TAB);
    assertEquals("Find a patient", active().getDomProperty("textContent"));
    press(Keys.ENTER);
    browser().see(IDENTIFIER);
    assertEquals("find:identifier", active().getDomAttribute("id"));
    active().sendKeys(number, Keys.ENTER);
    browser().awaitText(family);
    assertEquals(1, rows().size());
  }

  @Test
  void searchBoxAtTheTopIsOneKeyAway() {
    browser().open(console);
    browser().see(HEADING);
    new org.openqa.selenium.interactions.Actions(browser().driver())
        .keyDown(Keys.CONTROL)
        .sendKeys("k")
        .keyUp(Keys.CONTROL)
        .perform();
    assertEquals("quick-find", active().getDomAttribute("id"));
    active().sendKeys(number, Keys.ENTER);
    browser().awaitText(family);
  }

  private String cookie(String name) {
    return browser().driver().manage().getCookieNamed(name).getValue();
  }

  private WebElement active() {
    return browser().driver().switchTo().activeElement();
  }

  private void press(Keys key) {
    new org.openqa.selenium.interactions.Actions(browser().driver()).sendKeys(key).perform();
  }
}
