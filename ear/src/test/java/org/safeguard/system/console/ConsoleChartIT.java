package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.safeguard.system.browser.Browser;
import org.safeguard.system.browser.SignIn;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;

/** A physician reads a patient's chart, section by section. */
@SystemTest
class ConsoleChartIT extends OnePersonAtWork {

  private static final By ROWS = By.cssSelector(".chart tbody tr");

  private final String mark = Patients.unique("own");
  private final String foreign = Patients.unique("foreign");
  private List<String> ids;
  private String empty;

  ConsoleChartIT(RunningStack stack) {
    super(stack, Role.PHYSICIAN);
  }

  @BeforeAll
  void loadTwoCharts() {
    ids = new ChartBundle(family, mark).load(stack.fhirAsSystem());
    new ChartBundle(Patients.unique("Other"), foreign).load(stack.fhirAsSystem());
    empty =
        stack
            .fhirAsSystem()
            .post("/Patient", Patients.json(family, "Noone", Patients.number()))
            .id();
  }

  @AfterEach
  void pageShowsNothingOfAnotherPatient() {
    assertFalse(browser().text().contains(foreign), "another patient's data");
  }

  @ParameterizedTest
  @CsvSource({
    "problems, 2, Fracture",
    "medicines, 2, Metformin",
    "allergies, 1, Penicillin",
    "immunizations, 1, Tetanus",
    "observations, 4, Glucose",
    "encounters, 1, Check-up",
    "procedures, 2, Walk",
    "documents, 1, Letter"
  })
  void eachSectionShowsTheNewestFirst(String section, int rows, String newest) {
    open("chart?section=" + section);
    List<WebElement> shown = browser().driver().findElements(ROWS);
    assertEquals(rows, shown.size());
    assertTrue(shown.get(0).getText().contains(newest + " " + mark), shown.get(0).getText());
    assertTrue(browser().see(By.cssSelector(".patient-banner")).getText().contains(family));
  }

  @Test
  void summaryShowsWhatIsCurrentAndNotWhatIsOver() {
    open("chart");
    String text = browser().text();
    assertTrue(text.contains("Asthma " + mark), text);
    assertFalse(text.contains("Fracture"), text);
    assertTrue(text.contains("High risk"), text);
  }

  @Test
  void valuesCarryUnitsAndReferencesNames() {
    open("chart?section=observations");
    assertTrue(browser().text().contains("7.5 mmol/L"));
    open("chart?section=problems");
    assertTrue(browser().text().contains("Dr. Eve Ray" + mark));
    open("chart?section=allergies");
    assertTrue(browser().text().contains("Hives"));
  }

  @Test
  void clickOnACodeShowsItsValuesOverTimeAndAsATable() {
    open("chart?section=observations");
    browser().click(By.partialLinkText("Glucose " + mark));
    browser().awaitAddress("code=");
    assertFalse(browser().address().contains("2345-7"), browser().address());
    WebElement canvas = browser().see(By.cssSelector("canvas[role=img]"));
    assertTrue(canvas.getDomAttribute("aria-label").contains("3 values from 5.5 to 7.5"));
    Object drawn =
        browser()
            .driver()
            .executeScript("return PF('plot').chart.data.datasets[0].data.map(p => p.y)");
    assertEquals("[5.5, 6.5, 7.5]", drawn.toString());
    assertEquals(3, browser().driver().findElements(ROWS).size());
  }

  @Test
  void keyThatTheSessionDoesNotKnowLeadsToTheWholeSection() {
    open("chart?section=observations&code=" + UUID.randomUUID());
    assertEquals("Observations", browser().see(By.tagName("h1")).getText());
    assertEquals(4, browser().driver().findElements(ROWS).size());
  }

  @Test
  void textOfADocumentIsShownAsTextAndNeverAsMarkup() {
    open("chart?section=documents");
    browser().click(By.cssSelector(".chart summary"));
    assertEquals("<b>Dear colleague</b>", browser().see(By.cssSelector(".chart pre")).getText());
  }

  @Test
  void rowLeadsToTheHistoryOfItsResource() {
    open("chart?section=immunizations");
    browser().click(By.cssSelector(".chart td.link a"));
    browser().awaitText("Version 1: record created");
    browser().awaitText("History: Immunization");
    assertTrue(browser().see(By.cssSelector(".patient-banner")).getText().contains(family));
  }

  @Test
  void everyRowOfTheSummaryLeadsToTheHistoryOfItsResourceToo() {
    open("chart");
    List<WebElement> rows = browser().driver().findElements(By.cssSelector(".overview li"));
    assertEquals(12, rows.size());
    for (WebElement row : rows) {
      assertEquals(1, row.findElements(By.cssSelector("a.history-link")).size(), row.getText());
    }
    rows.get(0).findElement(By.cssSelector("a.history-link")).click();
    browser().awaitText("Version 1: record created");
    browser().awaitText("History: Problem");
  }

  @Test
  void historyUnderAnotherPatientsAddressIsNotThere() {
    browser().open(console + "patients/" + empty + "/history/Condition/" + ids.get(3));
    assertFalse(browser().text().contains(mark), browser().text());
    assertTrue(browser().text().contains("no such"), browser().text());
    browser().complaints();
  }

  @Test
  void emptySectionSaysSo() {
    browser().open(console + "patients/" + empty + "/chart?section=allergies");
    browser().awaitText("No allergies are recorded");
  }

  @Test
  void oneEntryNamesAllThatATabShows() {
    AuditEntry entry = entryOf("chart?section=problems");
    assertEquals("SEARCH", entry.action());
    assertEquals(AuditEntry.Outcome.SUCCESS, entry.outcome());
    assertEquals(List.of(UUID.fromString(ids.get(0))), List.copyOf(entry.patients()));
    Set<String> shown =
        entry.items().stream().map(item -> item.id().toString()).collect(Collectors.toSet());
    assertEquals(Set.of(ids.get(0), ids.get(1), ids.get(3), ids.get(4)), shown);
  }

  @Test
  void patientsAreListedByNameAndByBirthDate() {
    browser().open(console + "patients?sort=name");
    browser().see(By.cssSelector("th[aria-sort=ascending]"));
    List<String> names =
        browser().driver().findElements(By.cssSelector("a.row-link")).stream()
            .map(WebElement::getText)
            .toList();
    assertEquals(
        names.stream().sorted(Comparator.comparing(ConsoleChartIT::plain)).toList(), names);
    browser().click(By.cssSelector("th[aria-sort=none] a"));
    browser().awaitAddress("sort=born");
  }

  @Test
  void whoMayNotReadChartsIsRefusedAndTheEntrySaysWhose() {
    try (Browser other = Browser.open(stack.trust().authority())) {
      new SignIn(other, stack.totp()).to(console, stack.people().of(Role.REGISTRAR));
      other.awaitAddress("/console/");
      AuditEntry entry = entryOf(other, "chart?section=problems");
      assertEquals(AuditEntry.Outcome.REFUSED, entry.outcome());
      assertEquals(List.of(UUID.fromString(ids.get(0))), List.copyOf(entry.patients()));
      other.open(console + "patients/" + ids.get(0) + "/chart");
      assertFalse(other.text().contains(mark), other.text());
      other.open(console + "patients/" + ids.get(0));
      assertFalse(other.text().contains("Medicines"), other.text());
    }
  }

  /** Without case and accents, which other tests' patients have. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  private AuditEntry entryOf(String address) {
    return entryOf(browser(), address);
  }

  private AuditEntry entryOf(Browser browser, String address) {
    Object request =
        browser
            .driver()
            .executeAsyncScript(
                "fetch(arguments[0]).then(r => arguments[1](r.headers.get('X-Request-Id')))",
                console + "patients/" + ids.get(0) + "/" + address);
    return stack.auditTrail().only(UUID.fromString(request.toString()));
  }

  private void open(String address) {
    browser().open(console + "patients/" + ids.get(0) + "/" + address);
    browser().see(By.tagName("h1"));
  }
}
