package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;
import org.safeguard.system.browser.Accessibility;
import org.safeguard.system.browser.Browser;
import org.safeguard.system.browser.SignIn;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/** A security officer asks for a turn of the keys, and nobody else does. */
@SystemTest
class ConsoleKeyTurnIT extends OnePersonAtWork {

  private static final By ASK = By.id("turn:ask");
  private static final By REASON = By.id("turn:reason");
  private static final int MANY = 60;

  ConsoleKeyTurnIT(RunningStack stack) {
    super(stack, Role.SECURITY_OFFICER);
  }

  @Test
  void keyboardAloneAsksForATurn() throws Exception {
    try (AutoCloseable held = StagedTurn.holdOff(stack)) {
      LogEntries entries = new LogEntries(stack.databases().as("safeguard_verifier"));
      browser().open(console + "keys");
      browser().see(By.id("turns"));
      tabTo("turn-keys");
      press(Keys.ENTER);
      browser().awaitAddress("/key-turn");
      browser().see(ASK);
      tabTo("turn:reason");
      new Actions(browser().driver()).sendKeys("Keys, vault").perform();
      tabTo("turn:ask");
      press(Keys.ENTER);
      browser().awaitAddress("/keys");
      String panel = browser().see(By.id("turn-now")).getText();
      assertTrue(panel.contains("Waiting"), panel);
      assertTrue(panel.contains("Keys, vault or a snapshot may be in wrong hands"), panel);
      AuditEntry entry = LogEntries.only(entries.ofActor(officer(), "KEY_TURN"));
      assertEquals(Outcome.SUCCESS, entry.outcome());
      assertEquals(Optional.of("asked for, SUSPICION"), entry.note());
    }
  }

  @Test
  void pageSaysInNumbersWhatWillHappen() {
    browser().open(console + "key-turn");
    String text = browser().see(By.cssSelector(".panel.danger")).getText();
    assertTrue(text.matches("(?s).*[1-9][0-9,]* data keys? (is|are) wrapped anew.*"), text);
    assertTrue(text.contains("for ever"), text);
    assertTrue(text.contains("scratch vault"), text);
    assertTrue(text.contains("safeguard-index"), text);
  }

  @Test
  void askingWithoutAReasonSaysWhatIsMissing() {
    LogEntries entries = new LogEntries(stack.databases().as("safeguard_verifier"));
    browser().open(console + "key-turn");
    browser().click(ASK);
    browser().awaitText("Choose why the keys are to be turned.");
    assertEquals(
        "turn:reason", browser().driver().switchTo().activeElement().getDomAttribute("id"));
    assertEquals(List.of(), entries.ofActor(officer(), "KEY_TURN"));
  }

  @Test
  void secondTurnIsNotAskedForWhileOneIsOpen() throws Exception {
    browser().open(console + "key-turn");
    browser().see(ASK);
    try (StagedTurn turn = StagedTurn.open(stack)) {
      turn.with("state = 'RUNNING'");
      new Select(browser().see(REASON)).selectByIndex(1);
      browser().click(ASK);
      browser().awaitText("Another turn is not done yet");
      assertTrue(browser().see(By.id("turn-now")).getText().contains("Staged Person"));
    }
  }

  @Test
  void whoMayOnlyReadKeysSeesATurnButCannotMoveItAndIsRefusedToAsk() throws Exception {
    LogEntries entries = new LogEntries(stack.databases().as("safeguard_verifier"));
    try (Browser other = Browser.open(stack.trust().authority());
        StagedTurn turn = StagedTurn.open(stack)) {
      turn.with("state = 'RUNNING', step = 'REWRAP', keys_done = 5");
      new SignIn(other, stack.totp()).to(console, stack.people().of(Role.AUDITOR));
      other.awaitAddress("/console/");
      other.open(console + "keys");
      other.awaitText("5 of 1,000");
      assertTrue(other.driver().findElements(By.id("turn-act")).isEmpty());
      Accessibility.check(other);
      turn.with("state = 'DONE', step = 'TRIM', ended_at = now()");
      other.open(console + "keys");
      other.see(By.id("turns"));
      assertTrue(other.driver().findElements(By.id("turn-keys")).isEmpty());
      other.open(console + "key-turn");
      assertFalse(other.text().contains("wrapped anew"), other.text());
      assertTrue(other.text().contains("roles"), other.text());
    }
    String auditor = stack.people().of(Role.AUDITOR).username();
    AuditEntry refused =
        LogEntries.only(
            entries.ofActor(auditor, "KEY_READ").stream()
                .filter(entry -> entry.outcome() == Outcome.REFUSED)
                .toList());
    assertEquals(Optional.of("ROLE_ALLOWS"), refused.rule());
  }

  private String officer() {
    return stack.people().of(Role.SECURITY_OFFICER).username();
  }

  private void tabTo(String id) {
    for (int i = 0; i < MANY; i++) {
      if (id.equals(browser().driver().switchTo().activeElement().getDomAttribute("id"))) {
        return;
      }
      press(Keys.TAB);
    }
    throw new AssertionError("the keyboard does not reach " + id);
  }

  private void press(Keys key) {
    new Actions(browser().driver()).sendKeys(key).perform();
  }
}
