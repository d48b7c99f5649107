package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/** A security officer sees how a turn of the keys goes on, has it wait and lets it go on. */
@SystemTest
class ConsoleKeysIT extends OnePersonAtWork {

  private static final By PANEL = By.id("turn-now");
  private static final By PRESENT = By.cssSelector(".steps [aria-current='step']");
  private static final By PAUSE = By.id("turn-act:pause");
  private static final By RESUME = By.id("turn-act:resume");
  private static final By ASK = By.id("turn-keys");
  private static final String WRAPPING = "state = 'RUNNING', step = 'REWRAP', keys_done = 250";

  private StagedTurn turn;

  ConsoleKeysIT(RunningStack stack) {
    super(stack, Role.SECURITY_OFFICER);
  }

  @BeforeEach
  void stage() {
    turn = StagedTurn.open(stack);
  }

  @AfterEach
  void strike() throws SQLException {
    turn.close();
  }

  @Test
  void runningTurnIsShownWithStepsProgressAndEstimate() {
    turn.with(WRAPPING);
    open();
    String panel = browser().see(PANEL).getText();
    assertTrue(panel.contains("Asked for by Staged Person"), panel);
    assertTrue(panel.contains("250 of 1,000 (25 %)"), panel);
    assertTrue(panel.contains("about 3 min"), panel);
    WebElement present = browser().see(PRESENT);
    assertTrue(present.getText().contains("Every data key is wrapped anew"), present::getText);
    assertTrue(present.getText().contains("Running"), present::getText);
    assertEquals(8, browser().driver().findElements(By.cssSelector(".steps li")).size());
    assertEquals("0.25", browser().see(By.tagName("progress")).getDomProperty("position"));
    assertTrue(browser().driver().findElements(ASK).isEmpty());
  }

  @Test
  void stoppedTurnSaysWhyAndCanGoOn() {
    turn.with("state = 'STOPPED', step = 'PROVE', trouble = 'PROVE failed: a key did not open'");
    open();
    String panel = browser().see(PANEL).getText();
    assertTrue(panel.contains("Stopped: PROVE failed: a key did not open"), panel);
    assertTrue(browser().see(RESUME).isDisplayed());
    assertFalse(browser().driver().findElement(PAUSE).isDisplayed());
  }

  @Test
  void waitingTurnSaysForWhat() {
    turn.with("state = 'WAITING', step = 'ROTATE', trouble = 'the vault does not answer'");
    open();
    String panel = browser().see(PANEL).getText();
    assertTrue(panel.contains("Waits: the vault does not answer"), panel);
    assertTrue(panel.contains("Waiting"), panel);
  }

  @Test
  void pageGoesOnWithTheTurnAndSaysItsEndWithoutMovingFocus() {
    turn.with(WRAPPING);
    open();
    focus(PAUSE);
    browser().driver().executeScript("document.activeElement.scrollIntoView(); scrollBy(0, 40)");
    Object place = browser().driver().executeScript("return scrollY");
    turn.with("keys_done = 700");
    browser().awaitText("700 of 1,000 (70 %)");
    assertEquals("turn-act:pause", focused());
    assertEquals(place, browser().driver().executeScript("return scrollY"));
    turn.with("state = 'DONE', step = 'TRIM', keys_done = 1000, ended_at = now()");
    browser().await(here -> said().contains("The turn of the keys is done"));
    assertEquals("turn-title", focused());
    assertFalse(browser().driver().findElement(PAUSE).isDisplayed());
    assertTrue(browser().see(ASK).isDisplayed());
    assertTrue(browser().driver().findElements(PRESENT).isEmpty());
  }

  @Test
  void turnThatWasStoppedMeanwhileIsSaidAloudAndOffersToGoOn() {
    turn.with(WRAPPING);
    open();
    turn.with("state = 'STOPPED', trouble = 'REWRAP failed'");
    browser().await(here -> said().contains("Stopped: REWRAP failed"));
    assertTrue(browser().see(RESUME).isDisplayed());
  }

  @Test
  void turnIsPausedAndGoesOn() {
    LogEntries entries = new LogEntries(stack.databases().as("safeguard_verifier"));
    turn.with(WRAPPING);
    open();
    browser().click(PAUSE);
    browser().awaitText("Pausing");
    assertEquals("WAIT", turn.value("wish"));
    browser().click(RESUME);
    browser().awaitText("Running");
    assertEquals("RUN", turn.value("wish"));
    assertEquals("3", turn.value("version"));
    List<AuditEntry> moves =
        entries.ofActor(stack.people().of(Role.SECURITY_OFFICER).username(), "KEY_TURN");
    assertEquals(2, moves.size());
    moves.forEach(move -> assertEquals(Outcome.SUCCESS, move.outcome()));
  }

  @Test
  void pauseOfATurnThatSomeoneElseMovedOnShowsHowItStands() {
    turn.with(WRAPPING);
    open();
    lookAway();
    turn.with("version = 2, wish = 'WAIT'");
    browser().click(PAUSE);
    browser().awaitText("The turn had moved on meanwhile.");
    assertEquals("2", turn.value("version"));
    assertTrue(browser().see(RESUME).isDisplayed());
  }

  @Test
  void pauseWorksWithoutScripts() {
    turn.with(WRAPPING);
    open();
    scripts(false);
    try {
      browser().driver().navigate().refresh();
      browser().click(PAUSE);
      browser().awaitText("Pausing");
    } finally {
      scripts(true);
    }
    open();
    assertEquals("WAIT", turn.value("wish"));
  }

  @Test
  void turnThatIsDoneStandsInTheListAndSetsTheNextOne() {
    turn.with("state = 'DONE', step = 'TRIM', keys_done = 1000, ended_at = now()");
    open();
    String turns = browser().see(By.id("turns")).getText();
    assertTrue(turns.contains("In use since"), turns);
    assertTrue(turns.contains("in 365 days"), turns);
    assertTrue(turns.contains("Keys, vault or a snapshot may be in wrong hands"), turns);
    assertTrue(turns.contains("Staged Person"), turns);
    assertTrue(turns.contains("1 min 0 s"), turns);
  }

  @Test
  void turnFitsASmallScreen() {
    turn.with(WRAPPING);
    Dimension usual = browser().driver().manage().window().getSize();
    browser().driver().manage().window().setSize(new Dimension(500, 900));
    try {
      open();
      browser().see(PANEL);
      assertEquals(
          true,
          browser()
              .driver()
              .executeScript(
                  "return document.documentElement.scrollWidth"
                      + " <= document.documentElement.clientWidth"));
    } finally {
      browser().driver().manage().window().setSize(usual);
    }
  }

  private void open() {
    browser().open(console + "keys");
    browser().see(By.id("turns"));
  }

  private String said() {
    return browser().driver().findElement(By.id("said")).getDomProperty("textContent");
  }

  private void focus(By what) {
    browser().driver().executeScript("arguments[0].focus()", browser().see(what));
  }

  private String focused() {
    return browser().driver().switchTo().activeElement().getDomAttribute("id");
  }

  /** The page does not look for news meanwhile, as in a tab that nobody sees. */
  private void lookAway() {
    browser()
        .driver()
        .executeScript("Object.defineProperty(document, 'hidden', { get: () => true })");
  }

  private void scripts(boolean run) {
    browser()
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
  }
}
