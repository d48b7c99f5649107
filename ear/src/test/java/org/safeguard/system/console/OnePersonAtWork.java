package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.safeguard.system.browser.Accessibility;
import org.safeguard.system.browser.Browser;
import org.safeguard.system.browser.BrowserExtension;
import org.safeguard.system.browser.SignIn;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;

/**
 * One person at work, in one session for all tests of a class. Whatever page a test ends on is
 * usable by everyone, keeps to its own policy and has the family name in neither address nor title.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnePersonAtWork {

  final RunningStack stack;
  final String console;

  /** Of the patients that the tests are about. */
  final String family = Patients.unique("Quill");

  private final Role role;

  @RegisterExtension final BrowserExtension browsers;

  OnePersonAtWork(RunningStack stack, Role role) {
    this.stack = stack;
    this.role = role;
    this.console = stack.environment().get("SAFEGUARD_CONSOLE");
    this.browsers = BrowserExtension.forAllTests(stack);
  }

  @BeforeEach
  void signIn() {
    browser().open(console);
    if (!browser().address().startsWith(console)) {
      new SignIn(browser(), stack.totp()).to(console, stack.people().of(role));
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
}
