package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.safeguard.system.console.Roster.Listed;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/** A list of patients over several pages, filtered and sorted. */
@SystemTest
class ConsolePatientListIT extends OnePersonAtWork {

  private static final By NEXT = By.cssSelector("a[rel=next]");
  private static final By LINKS = By.cssSelector("a.row-link");
  private static final int PAGE = 25;

  private final Roster roster = new Roster(family);

  ConsolePatientListIT(RunningStack stack) {
    super(stack, Role.PHYSICIAN);
  }

  @BeforeAll
  void loadRoster() {
    roster.load(stack.fhirAsSystem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "-name", "born", "-born"})
  void whatAFilterFindsIsSortedAcrossItsPages(String sort) {
    find();
    sortBy(sort);
    assertTrue(browser().text().contains("60 patients found"), browser().text());
    assertTrue(browser().text().contains("Page 1 of 3"), browser().text());
    List<Listed> shown = new ArrayList<>(listed());
    assertEquals(PAGE, shown.size());
    for (int page = 2; page <= 3; page++) {
      browser().click(NEXT);
      browser().awaitText("Page " + page + " of 3");
      shown.addAll(listed());
    }
    assertEquals(roster.sorted(sort), shown);
    assertEquals(List.of(), browser().driver().findElements(NEXT));
  }

  @Test
  void oneEntryNamesWhomThePageShowsAndNobodyElse() {
    find();
    sortBy("-born");
    String secondPage = browser().address() + "&page=2";
    AuditEntry entry = stack.auditTrail().only(request(secondPage));
    browser().open(secondPage);
    assertEquals("SEARCH", entry.action());
    assertEquals(Outcome.SUCCESS, entry.outcome());
    assertEquals(List.of("family"), entry.query().orElseThrow().parameters());
    assertEquals(PAGE, entry.items().size());
    assertEquals(
        browser().driver().findElements(LINKS).stream().map(ConsolePatientListIT::id).toList(),
        entry.items().stream().map(item -> item.id().toString()).toList());
  }

  @Test
  void filterIsTakenAwayInOneClick() {
    find();
    browser().click(By.linkText("Show all patients"));
    browser().see(By.cssSelector("th[aria-sort=ascending]"));
    assertEquals(console + "patients", browser().address());
    assertEquals(List.of(), browser().driver().findElements(By.linkText("Show all patients")));
  }

  /** Looks for the roster by the beginning of its names. */
  private void find() {
    browser().open(console + "patients");
    browser().type(By.id("find:family"), family.toLowerCase(Locale.ROOT).substring(0, 12));
    browser().click(By.id("find:search"));
    browser().awaitAddress("search=");
  }

  private void sortBy(String sort) {
    String column = sort.endsWith("name") ? "Name" : "Born";
    browser().click(By.linkText(column));
    browser().awaitAddress("sort=");
    if (!browser().address().endsWith("sort=" + sort)) {
      browser().click(By.linkText(column));
    }
    browser().awaitAddress("sort=" + sort);
    String order = sort.startsWith("-") ? "descending" : "ascending";
    assertEquals(column, browser().see(By.cssSelector("th[aria-sort=" + order + "]")).getText());
  }

  private List<Listed> listed() {
    return browser().driver().findElements(By.cssSelector(".list tbody tr")).stream()
        .map(
            row ->
                new Listed(
                    row.findElement(LINKS).getText().replace(", Ada", ""),
                    row.findElement(By.tagName("td")).getText().split(" ")[0]))
        .toList();
  }

  private UUID request(String address) {
    Object id =
        browser()
            .driver()
            .executeAsyncScript(
                "fetch(arguments[0]).then(r => arguments[1](r.headers.get('X-Request-Id')))",
                address);
    return UUID.fromString(id.toString());
  }

  private static String id(WebElement link) {
    return link.getDomAttribute("href").split("/patients/")[1].split("/")[0];
  }
}
