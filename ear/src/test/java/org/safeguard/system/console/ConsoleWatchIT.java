package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.safeguard.system.http.Answer;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/** A page that looks for news by itself does so as whoever has opened it, and keeps no session. */
@SystemTest
class ConsoleWatchIT extends PersonAtWork {

  private static final String CHANNEL = "GET /console/watch/*";

  ConsoleWatchIT(RunningStack stack) {
    super(stack);
  }

  @Test
  void personWhoIsAwayIsSignedOutThoughTheKeysAreWatched() throws Exception {
    LogEntries entries = entriesFromNowOn();
    String officer = signIn(Role.SECURITY_OFFICER);
    AuditEntry begin = LogEntries.only(entries.ofActor(officer, "SIGN_IN"));
    try (StagedTurn turn = StagedTurn.open(stack)) {
      turn.with("state = 'RUNNING'");
      browser().open(console + "keys");
      browser().see(By.id("turn-now"));
      browser()
          .await(
              RunningStack.SESSION_IDLE.multipliedBy(2),
              ExpectedConditions.urlContains("signed-out?reason=inactivity"));
    }
    List<AuditEntry> looks =
        entries.ofActor(officer, "KEY_READ").stream()
            .filter(entry -> entry.origin().channel().equals(Optional.of(CHANNEL)))
            .toList();
    assertTrue(looks.size() >= 3, () -> looks.size() + " looks");
    for (AuditEntry look : looks) {
      assertEquals(Outcome.SUCCESS, look.outcome());
      assertEquals(begin.actor().session(), look.actor().session());
      assertEquals(Optional.of("mfa"), look.actor().authentication());
    }
    assertFalse(inKeycloak(begin));
  }

  @Test
  void watchedPageShowsNothingWithoutASession() {
    Answer answer = visitor().get("watch/keys");
    assertEquals(401, answer.status());
    assertFalse(answer.text().contains("safeguard-patient"));
  }

  @Test
  void nothingElseIsWatchedAndNoFormComesBackThatWay() {
    signIn(Role.SECURITY_OFFICER);
    var person = visitor().with("Cookie", cookies());
    assertEquals(200, person.get("watch/keys").status());
    assertEquals(404, person.get("watch/keys?jakarta.faces.ViewState=1").status());
    assertEquals(404, person.get("watch/key-turn").status());
  }

  @Test
  void whoMayNotReadKeysMayNotWatchThem() {
    signIn(Role.PHYSICIAN);
    Answer answer = visitor().with("Cookie", cookies()).get("watch/keys");
    assertEquals(403, answer.status());
    assertFalse(answer.text().contains("safeguard-patient"));
  }
}
