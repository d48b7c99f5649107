package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.safeguard.system.browser.Accessibility;
import org.safeguard.system.browser.SignIn;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.Person;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/** A person's session: how it begins, what keeps it, and how it ends, here and in Keycloak. */
@SystemTest
class ConsoleSessionIT extends PersonAtWork {

  private static final By WARNING = By.id("session-warning");
  private static final Duration IDLE = RunningStack.SESSION_IDLE;
  private static final Duration BROOM = Duration.ofSeconds(10);
  private static final Duration SLACK = Duration.ofSeconds(10);

  ConsoleSessionIT(RunningStack stack) {
    super(stack);
  }

  @Test
  void signInAndSignOutLeaveOneEntryEach() {
    LogEntries entries = entriesFromNowOn();
    String nurse = signIn(Role.NURSE);
    AuditEntry begin = LogEntries.only(entries.ofActor(nurse, "SIGN_IN"));
    assertEquals(List.of(), entries.endsOf(begin));
    browser().click(By.cssSelector(".sign-out"));
    browser().awaitText("You are signed out");
    AuditEntry end = LogEntries.only(entries.endsOf(begin));
    assertEquals(List.of(begin), entries.ofActor(nurse, "SIGN_IN"));
    for (AuditEntry entry : List.of(begin, end)) {
      assertEquals(Outcome.SUCCESS, entry.outcome());
      assertEquals(Optional.of("mfa"), entry.actor().authentication());
      assertTrue(entry.actor().session().isPresent());
      assertEquals(begin.actor().session(), entry.actor().session());
      assertEquals(Optional.of("127.0.0.1"), entry.origin().address());
      assertEquals(begin.origin().workstation(), entry.origin().workstation());
    }
    assertTrue(begin.origin().workstation().isPresent());
    assertEquals(Optional.of("SIGNED_OUT"), end.note());
    assertEquals(Optional.of("POST /console/session/end"), end.origin().channel());
  }

  @Test
  void sessionOfABrowserThatIsGoneEndsInKeycloakToo() {
    LogEntries entries = entriesFromNowOn();
    String nurse = signIn(Role.NURSE);
    AuditEntry begin = LogEntries.only(entries.ofActor(nurse, "SIGN_IN"));
    browser().open("about:blank");
    assertTrue(inKeycloak(begin));
    browser().await(IDLE.plus(BROOM).plus(SLACK), gone -> !inKeycloak(begin));
    AuditEntry end = LogEntries.only(entries.endsOf(begin));
    assertEquals(Optional.of("INACTIVITY"), end.note());
    assertEquals(begin.actor(), end.actor());
    assertEquals(Optional.of("127.0.0.1"), end.origin().address());
    assertEquals(begin.origin().workstation(), end.origin().workstation());
    assertEquals(Optional.empty(), end.origin().channel());
    assertFalse(Duration.between(begin.at(), end.at()).compareTo(IDLE) < 0);
  }

  @Test
  void pageIsEmptiedBeforeItLeaves() {
    String family = Patients.unique("Quill");
    Answer created =
        stack.fhirAsSystem().post("/Patient", Patients.json(family, "Ada", Patients.number()));
    signIn(Role.PHYSICIAN);
    String page = console + "patients/" + created.id();
    browser().open(page);
    browser().awaitText(family);
    browser()
        .driver()
        .executeScript(
            "navigation.addEventListener('navigate', leaving => {"
                + "if (leaving.destination.url.includes('/signed-out')) leaving.preventDefault();"
                + "});");
    browser().await(IDLE.plus(SLACK), here -> !browser().text().contains(family));
    assertEquals(page, browser().address());
    assertTrue(browser().text().contains("Your session has ended."), browser()::text);
    assertFalse(browser().driver().getPageSource().contains(family));
    assertFalse(browser().driver().getTitle().contains(family));
  }

  @Test
  void signOutEndsTheSessionInKeycloakToo() {
    LogEntries entries = entriesFromNowOn();
    AuditEntry begin = LogEntries.only(entries.ofActor(signIn(Role.NURSE), "SIGN_IN"));
    assertTrue(inKeycloak(begin));
    browser().click(By.cssSelector(".sign-out"));
    browser().awaitText("You are signed out");
    Accessibility.check(browser());
    assertFalse(inKeycloak(begin));
    browser().open(console);
    new SignIn(browser(), stack.totp()).awaitPasswordPage();
  }

  @Test
  void cookiesOfASessionThatWasSignedOutOpenNothing() {
    signIn(Role.SECURITY_OFFICER);
    FhirClient thief = visitor().with("Cookie", cookies());
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
    LogEntries entries = entriesFromNowOn();
    AuditEntry begin = LogEntries.only(entries.ofActor(signIn(Role.REGISTRAR), "SIGN_IN"));
    String patients = console + "patients";
    browser().open(patients);
    awaitWarning();
    browser()
        .await(
            RunningStack.SESSION_WARNING.plus(SLACK),
            ExpectedConditions.urlContains("signed-out?reason=inactivity"));
    assertTrue(browser().text().contains("signed out for inactivity"));
    assertFalse(inKeycloak(begin));
    AuditEntry end = LogEntries.only(entries.endsOf(begin));
    assertEquals(Optional.of("INACTIVITY"), end.note());
    assertEquals(Outcome.SUCCESS, end.outcome());
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
    LogEntries entries = entriesFromNowOn();
    String auditor = signIn(Role.AUDITOR);
    assertFalse(browser().text().contains("Find a patient"));
    browser().open(console + "patients/00000000-0000-7000-8000-000000000000");
    assertTrue(browser().text().contains("roles"), browser()::text);
    AuditEntry entry = LogEntries.only(entries.ofActor(auditor, "READ"));
    assertEquals(Outcome.REFUSED, entry.outcome());
    assertEquals(Optional.of("ROLE_ALLOWS"), entry.rule());
    assertEquals(List.of("AUDITOR"), entry.actor().roles());
    assertEquals(Optional.of("GET /console/patients/*"), entry.origin().channel());
  }

  private void awaitWarning() {
    browser()
        .await(
            IDLE.minus(RunningStack.SESSION_WARNING).plus(SLACK),
            ExpectedConditions.visibilityOfElementLocated(WARNING));
  }
}
