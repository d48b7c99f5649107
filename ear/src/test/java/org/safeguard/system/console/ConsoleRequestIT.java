package org.safeguard.system.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/** How the console meets requests as they come, whoever has sent them. */
@SystemTest
class ConsoleRequestIT extends PersonAtWork {

  private static final String SESSION_COOKIE = "__Secure-safeguard=";
  private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

  ConsoleRequestIT(RunningStack stack) {
    super(stack);
  }

  @Test
  void strangerWhoSendsABodyGetsNoSession() {
    FhirClient stranger = visitor();
    for (String method : List.of("POST", "PUT", "GET")) {
      for (String body : List.of("words=Quill", "w", "")) {
        for (String path : List.of("patients", "signed-out", "session/activity")) {
          assertNoSession(stranger.send(method, path, Optional.of(inPieces(body))));
        }
      }
    }
    Answer posted = stranger.post("patients", "words=Quill");
    assertNoSession(posted);
    assertEquals(302, posted.status());
    assertTrue(posted.header("Location").orElseThrow().contains("signed-out"));
  }

  @Test
  void whatEveryoneMayOpenStartsNoSession() {
    for (String path :
        List.of("signed-out", "session/clock", "jakarta.faces.resource/frame.css.xhtml?ln=frame")) {
      Answer answer = visitor().get(path);
      assertEquals(200, answer.status());
      assertNoSession(answer);
    }
    assertNoSession(visitor().get("patients"));
  }

  @Test
  void bodyOfAStrangerGoesPastNoRefusal() {
    Answer answer = visitor().send("TRACK", "patients", Optional.of(inPieces("x")));
    assertEquals(405, answer.status());
    assertEquals(Optional.of(405), stack.auditTrail().only(answer.requestId()).status());
  }

  @Test
  void postOfAnotherSiteIsRefusedAndLeavesOneEntry() {
    LogEntries entries = entriesFromNowOn();
    AuditEntry begin = LogEntries.only(entries.ofActor(signIn(Role.NURSE), "SIGN_IN"));
    FhirClient forged = visitor().with("Cookie", cookies()).with("Sec-Fetch-Site", "cross-site");
    for (String path : List.of("session/activity", "session/end", "patients/quick", "patients")) {
      Answer answer =
          forged
              .with("Content-Type", "application/x-www-form-urlencoded")
              .post(path, "words=Quill");
      assertEquals(403, answer.status(), path);
      AuditEntry entry = stack.auditTrail().only(answer.requestId());
      assertEquals(Optional.of(403), entry.status());
      assertEquals(Outcome.REJECTED, entry.outcome());
    }
    assertTrue(inKeycloak(begin), "a forged sign-out came through");
    assertEquals(200, visitor().with("Cookie", cookies()).get("").status());
  }

  @Test
  void pageNamesItsScriptsByANonceAndIsKeptNowhere() {
    signIn(Role.PHYSICIAN);
    FhirClient person = visitor().with("Cookie", cookies());
    Answer first = person.get("patients");
    Answer second = person.get("patients");
    assertEquals(200, first.status());
    assertNotEquals(nonce(first), nonce(second));
    for (Answer page : List.of(first, second)) {
      assertFalse(scriptSources(page).contains("'unsafe-inline'"));
      assertFalse(scriptSources(page).contains("'unsafe-eval'"));
      assertTrue(page.text().contains("nonce=\"" + nonce(page) + "\""));
      assertEquals(Optional.of("no-store"), page.header("Cache-Control"));
    }
  }

  @Test
  void serverKeepsNoBodyUntilSomeoneHasSignedIn() throws IOException {
    String configuration =
        Files.readString(stack.folder().resolve("wildfly/configuration/standalone.xml"));
    assertTrue(configuration.contains("max-buffered-request-size=\"1\""));
  }

  /** A body whose length is not announced, so that nobody knows that it is empty. */
  private static BodyPublisher inPieces(String body) {
    return BodyPublishers.ofInputStream(
        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)));
  }

  private static void assertNoSession(Answer answer) {
    assertTrue(
        answer.headers().allValues("Set-Cookie").stream()
            .noneMatch(cookie -> cookie.startsWith(SESSION_COOKIE)),
        () -> answer.status() + " started a session");
  }

  private static String scriptSources(Answer page) {
    return Arrays.stream(page.header("Content-Security-Policy").orElseThrow().split(";"))
        .map(String::strip)
        .filter(directive -> directive.startsWith("script-src "))
        .findFirst()
        .orElseThrow();
  }

  private static String nonce(Answer page) {
    Matcher nonce = NONCE.matcher(scriptSources(page));
    assertTrue(nonce.find(), scriptSources(page));
    return nonce.group(1);
  }
}
