package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
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
import org.safeguard.system.stack.SystemTest;

/** A privacy officer finds a patient, reads the record and its history, and reads the log. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolePagesIT {

  private static final By IDENTIFIER = By.id("find:identifier");
  private static final By FAMILY = By.id("find:family");
  private static final By GIVEN = By.id("find:given");
  private static final By SEARCH = By.id("find:search");
  private static final By HEADING = By.tagName("h1");

  private final RunningStack stack;
  private final String family = Patients.unique("Quill");
  private final String number = Patients.unique("n");
  private final String console;
  private String patient;

  @RegisterExtension final BrowserExtension browsers;

  ConsolePagesIT(RunningStack stack) {
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
    browser().click(By.linkText("Grace " + family));
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
  void logOfAPatientSaysWhoSawThem() {
    Answer read = stack.fhirAs(Role.PHYSICIAN).get("/Patient/" + patient);
    assertEquals(200, read.status());
    browser().open(console + "audit?patient=" + patient);
    browser().awaitText("physician");
    assertFalse(browser().text().contains(Patients.unique("x")));
    browser().open(console + "audit?patient=" + patient + "&actor=physician");
    browser().awaitText("physician");
    assertFalse(browser().text().contains("safeguard-lab"), "the filter lets others through");
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
    browser().open(console + "patients");
    browser().driver().executeScript("document.activeElement.blur()");
    press(Keys.TAB);
    assertEquals("Skip to content", active().getText());
    press(Keys.ENTER);
    press(Keys.TAB);
    while (!active().getDomAttribute("id").equals("find:identifier")) {
      press(Keys.TAB);
    }
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

  private Browser browser() {
    return browsers.browser();
  }

  private List<WebElement> rows() {
    return browser().driver().findElements(By.cssSelector("a.row-link"));
  }

  private WebElement active() {
    return browser().driver().switchTo().activeElement();
  }

  private void press(Keys key) {
    new org.openqa.selenium.interactions.Actions(browser().driver()).sendKeys(key).perform();
  }
}
