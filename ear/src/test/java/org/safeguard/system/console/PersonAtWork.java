package org.safeguard.system.console;

import java.net.URI;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.safeguard.system.browser.Browser;
import org.safeguard.system.browser.BrowserExtension;
import org.safeguard.system.browser.SignIn;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.verify.AuditEntry;

/** Whoever a test signs in, in a browser of the test's own. */
abstract class PersonAtWork {

  final RunningStack stack;
  final String console;

  @RegisterExtension final BrowserExtension browsers;

  PersonAtWork(RunningStack stack) {
    this.stack = stack;
    this.console = stack.environment().get("SAFEGUARD_CONSOLE");
    this.browsers = BrowserExtension.forEachTest(stack);
  }

  final Browser browser() {
    return browsers.browser();
  }

  /** Signs the person with just that role in, and returns their name. */
  final String signIn(Role role) {
    new SignIn(browser(), stack.totp()).to(console, stack.people().of(role));
    browser().awaitAddress("/console/");
    browser().see(By.tagName("h1"));
    return stack.people().of(role).username();
  }

  /** Someone who has no cookie, and follows no redirect. */
  final FhirClient visitor() {
    return FhirClient.anonymous(stack.http(), URI.create(console)).with("Accept", "text/html");
  }

  /** The browser's cookies, as it sends them. */
  final String cookies() {
    return browser().driver().manage().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Whether the session that began there is open at Keycloak. */
  final boolean inKeycloak(AuditEntry begin) {
    return stack
        .realmAdministrator()
        .hasSession(begin.actor().name(), begin.actor().session().orElseThrow());
  }

  final LogEntries entriesFromNowOn() {
    return new LogEntries(stack.databases().as("safeguard_verifier"));
  }
}
