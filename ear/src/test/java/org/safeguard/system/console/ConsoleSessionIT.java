package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.safeguard.system.browser.Accessibility;
import org.safeguard.system.browser.Browser;
import org.safeguard.system.browser.BrowserExtension;
import org.safeguard.system.browser.SignIn;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.Person;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** A person's session: how it begins, what keeps it, and how it ends, here and in Keycloak. */
@SystemTest
class ConsoleSessionIT {

  private static final By WARNING = By.id("session-warning");
  private static final Duration IDLE = RunningStack.SESSION_IDLE;
  private static final Duration SLACK = Duration.ofSeconds(10);

  private final RunningStack stack;
  private final String console;

  @RegisterExtension final BrowserExtension browsers;

  ConsoleSessionIT(RunningStack stack) {
    this.stack = stack;
    this.console = stack.environment().get("SAFEGUARD_CONSOLE");
    this.browsers = BrowserExtension.forEachTest(stack);
  }

  @Test
  void signOutEndsTheSessionInKeycloakToo() {
    signIn(Role.NURSE);
    assertTrue(inKeycloak("nurse"));
    browser().click(By.cssSelector(".sign-out"));
    browser().awaitText("You are signed out");
    Accessibility.check(browser());
    assertFalse(inKeycloak("nurse"));
    browser().open(console);
    new SignIn(browser(), stack.totp()).awaitPasswordPage();
  }

  @Test
  void cookiesOfASessionThatWasSignedOutOpenNothing() {
    signIn(Role.SECURITY_OFFICER);
    FhirClient thief =
        FhirClient.anonymous(stack.http(), URI.create(console))
            .with("Accept", "text/html")
            .with("Cookie", cookies());
    assertEquals(200, thief.get("").status());
    browser().click(By.cssSelector(".sign-out"));
    browser().awaitText("You are signed out");
    Answer after = thief.get("");
    assertEquals(302, after.status());
    assertTrue(
        after.header("Location").orElseThrow().startsWith(stack.environment().get("KEYCLOAK_URL")));
  }

  @Test
  void personWhoIsThereIsWarnedAndStays() throws InterruptedException {
    signIn(Role.PHYSICIAN);
    awaitWarning();
    Accessibility.check(browser());
    browser().click(By.cssSelector("#session-warning .stay"));
    browser().await(ExpectedConditions.invisibilityOfElementLocated(WARNING));
    Instant stayed = Instant.now();
    while (Duration.between(stayed, Instant.now()).compareTo(RunningStack.SESSION_WARNING) < 0
        && !browser().driver().findElement(WARNING).isDisplayed()) {
      Thread.sleep(500);
    }
    browser().open(console);
    assertTrue(browser().address().startsWith(console));
  }

  @Test
  void personWhoIsAwayIsSignedOutHereAndInKeycloakThoughThePagePolls() {
    signIn(Role.REGISTRAR);
    String patients = console + "patients";
    browser().open(patients);
    awaitWarning();
    browser()
        .await(
            RunningStack.SESSION_WARNING.plus(SLACK),
            ExpectedConditions.urlContains("signed-out?reason=inactivity"));
    assertTrue(browser().text().contains("signed out for inactivity"));
    assertFalse(inKeycloak("registrar"));
    Accessibility.check(browser());
    browser().open(patients);
    new SignIn(browser(), stack.totp()).awaitPasswordPage();
  }

  @Test
  void newcomerSetsUpASecondFactorAndComesIn() {
    Person newcomer = stack.people().newcomer();
    stack.realmAdministrator().forgetSecondFactor(newcomer.username());
    browser().open(console);
    SignIn signIn = new SignIn(browser(), stack.totp());
    signIn.password(newcomer);
    signIn.enrol();
    browser().awaitAddress("/console/");
    assertTrue(browser().text().contains("Nurse"), browser()::text);
  }

  @Test
  void placeThatARoleDoesNotOpenIsNeitherShownNorServed() {
    signIn(Role.AUDITOR);
    assertFalse(browser().text().contains("Find a patient"));
    browser().open(console + "patients/00000000-0000-7000-8000-000000000000");
    assertTrue(browser().text().contains("roles"), browser()::text);
  }

  private void signIn(Role role) {
    new SignIn(browser(), stack.totp()).to(console, stack.people().of(role));
    browser().awaitAddress("/console/");
    browser().see(By.tagName("h1"));
  }

  private boolean inKeycloak(String username) {
    return stack.realmAdministrator().hasSession(username, "safeguard-console");
  }

  private String cookies() {
    return browser().driver().manage().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private void awaitWarning() {
    browser()
        .await(
            IDLE.minus(RunningStack.SESSION_WARNING).plus(SLACK),
            ExpectedConditions.visibilityOfElementLocated(WARNING));
  }

  private Browser browser() {
    return browsers.browser();
  }
}
