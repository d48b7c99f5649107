package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.AccessToken;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.KeycloakPages;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.Person;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/** Keycloak says who signed in and how; what that allows is said by our rows alone. */
@SystemTest
class IdentityIT {

  private static final String API = "safeguard-fhir";
  private static final String PASSWORD = "correct horse battery staple 7";

  private final RunningStack stack;
  private String patient;

  IdentityIT(RunningStack stack) {
    this.stack = stack;
  }

  @BeforeEach
  void createPatient() {
    Answer created =
        stack
            .fhirAsSystem()
            .post("/Patient", Patients.json(Patients.unique("Id"), "Ada", Patients.unique("n")));
    assertEquals(201, created.status(), created::text);
    patient = "/Patient/" + created.id();
  }

  @Test
  void signInTakesPasswordAndCodeAndTheTokenSaysSo() {
    JsonNode claims = AccessToken.claims(stack.tokens().of(stack.people().of(Role.NURSE)));
    assertEquals("mfa", claims.get("acr").asText());
    assertTrue(claims.get("amr").toString().contains("pwd"));
    assertTrue(claims.get("amr").toString().contains("otp"));
    assertTrue(claims.get("aud").toString().contains(API));
  }

  @Test
  void passwordWithoutCodeIsNoSignIn() {
    Person nurse = stack.people().of(Role.NURSE);
    KeycloakPages pages = visit().password(nurse.username(), nurse.password());
    assertEquals(Optional.empty(), pages.destination());
    assertEquals(Optional.empty(), pages.code("000000").destination());
  }

  @Test
  void codeIsTakenOnce() {
    Person security = stack.people().of(Role.SECURITY_OFFICER);
    String code = stack.totp().next(security.totp().orElseThrow());
    assertTrue(
        visit()
            .password(security.username(), security.password())
            .code(code)
            .agree()
            .destination()
            .isPresent());
    assertEquals(
        Optional.empty(),
        visit()
            .password(security.username(), security.password())
            .code(code)
            .agree()
            .destination());
  }

  @Test
  void tokenOfAPersonWithoutASecondFactorIsRefused() {
    String client = Patients.unique("pwd");
    stack.realmAdministrator().addPasswordClient(client, API, Map.of("acr", "pwd"));
    Answer refused = stack.fhir().as(passwordToken(client, Role.PHYSICIAN)).get(patient);
    assertEquals(401, refused.status(), refused::text);
    AuditEntry entry = stack.auditTrail().only(refused.requestId());
    assertEquals(Outcome.REFUSED, entry.outcome());
    assertEquals(Optional.of("SIGNED_IN_WITH_SECOND_FACTOR"), entry.rule());
    assertEquals("physician", entry.actor().name());
  }

  @Test
  void rolesInATokenAreIgnored() {
    String client = Patients.unique("roles");
    stack
        .realmAdministrator()
        .addPasswordClient(
            client,
            API,
            Map.of(
                "acr", "mfa",
                "realm_access.roles", "[\"PHYSICIAN\",\"SYSTEM_READ\",\"ADMINISTRATOR\"]"));
    String token = passwordToken(client, Role.AUDITOR);
    assertTrue(AccessToken.claims(token).toString().contains("PHYSICIAN"));
    Answer refused = stack.fhir().as(token).get(patient);
    assertEquals(403, refused.status(), refused::text);
    AuditEntry entry = stack.auditTrail().only(refused.requestId());
    assertEquals(List.of("AUDITOR"), entry.actor().roles());
  }

  @Test
  void tokenForSomeoneElseIsRefused() {
    String client = Patients.unique("aud");
    stack.realmAdministrator().addPasswordClient(client, "another-api", Map.of("acr", "mfa"));
    refusedAtTheDoor(passwordToken(client, Role.PHYSICIAN));
  }

  @Test
  void systemThatNoRowKnowsIsRefused() {
    String client = Patients.unique("system");
    stack.realmAdministrator().addSystem(client, PASSWORD);
    Answer granted =
        stack
            .tokens()
            .grant(
                Map.of(
                    "grant_type", "client_credentials",
                    "client_id", client,
                    "client_secret", PASSWORD));
    String token = granted.json().get("access_token").asText();
    Answer refused = stack.fhir().as(token).get(patient);
    assertEquals(403, refused.status(), refused::text);
    assertEquals(Outcome.REFUSED, stack.auditTrail().only(refused.requestId()).outcome());
  }

  @Test
  void tamperedTokenIsRefused() {
    String[] parts = stack.systemToken().split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String forged = encode(claims.replaceFirst("\"exp\":", "\"exp\":9"));
    refusedAtTheDoor(parts[0] + "." + forged + "." + parts[2]);
    refusedAtTheDoor(encode("{\"alg\":\"none\"}") + "." + parts[1] + ".");
    refusedAtTheDoor("not-a-token");
  }

  @Test
  void tokenInTheAddressIsRefused() {
    Answer refused = stack.fhir().get(patient + "?access_token=" + stack.systemToken());
    assertEquals(400, refused.status());
    assertEquals(Outcome.REJECTED, stack.auditTrail().only(refused.requestId()).outcome());
  }

  @Test
  void tokenOfTheApiOpensNoPageOfTheConsole() {
    URI console = URI.create(stack.environment().get("SAFEGUARD_CONSOLE"));
    Answer refused =
        FhirClient.anonymous(stack.http(), console).as(stack.systemToken()).get("patients");
    assertTrue(refused.status() >= 400 && refused.status() < 500, refused::toString);
    assertEquals(Outcome.REJECTED, stack.auditTrail().only(refused.requestId()).outcome());
  }

  @Test
  void systemWithoutItsKeyGetsNoToken() {
    Answer refused =
        stack
            .tokens()
            .grant(
                Map.of(
                    "grant_type", "client_credentials",
                    "client_id", "safeguard-lab",
                    "client_secret", "guess"));
    assertTrue(refused.status() == 400 || refused.status() == 401, refused::toString);
  }

  @Test
  void barePasswordGetsNoTokenFromAnyClientOfOurs() {
    Person physician = stack.people().of(Role.PHYSICIAN);
    for (String client : List.of("safeguard-app", "safeguard-console", "safeguard-lab", API)) {
      Answer refused = passwordGrant(client, physician);
      assertTrue(refused.status() == 400 || refused.status() == 401, refused::toString);
    }
  }

  @Test
  void signInOfAnAppWithoutPkceIsRefused() {
    String address = stack.tokens().authorizationAddress("x".repeat(50)).toString();
    KeycloakPages pages =
        stack.tokens().visit().open(URI.create(address.replaceAll("&code_challenge[^&]*", "")));
    assertTrue(pages.destination().orElseThrow().toString().contains("error=invalid_request"));
  }

  @Test
  void newcomerMustSetUpASecondFactorFirst() {
    String newcomer = Patients.unique("newcomer");
    stack.realmAdministrator().addUser(newcomer, PASSWORD);
    KeycloakPages pages = visit().password(newcomer, PASSWORD);
    assertEquals(Optional.empty(), pages.destination());
    assertTrue(pages.offeredSecret().isPresent(), () -> pages.page().text());
  }

  @Test
  void guessingLocksTheAccount() {
    String username = Patients.unique("guessed");
    stack.realmAdministrator().addUser(username, PASSWORD);
    assertTrue(visit().password(username, PASSWORD).offeredSecret().isPresent());
    for (int guess = 0; guess < 6; guess++) {
      visit().password(username, "wrong " + guess);
    }
    assertTrue(visit().password(username, PASSWORD).offeredSecret().isEmpty());
  }

  @Test
  void deactivatedPersonIsOutWithinAMinute() throws Exception {
    String token = stack.tokens().of(stack.people().of(Role.REGISTRAR));
    assertEquals(200, stack.fhir().as(token).get(patient).status());
    activate("registrar", false);
    try {
      Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
      Answer latest = stack.fhir().as(token).get(patient);
      while (latest.status() == 200 && Instant.now().isBefore(deadline)) {
        Thread.sleep(500);
        latest = stack.fhir().as(token).get(patient);
      }
      assertEquals(403, latest.status());
      assertEquals(
          Optional.of("KNOWN_AND_ACTIVE"), stack.auditTrail().only(latest.requestId()).rule());
    } finally {
      activate("registrar", true);
    }
  }

  @Test
  void newSignInIsAskedWhereTheSessionHasEnded() throws SQLException {
    String client = Patients.unique("sid");
    stack.realmAdministrator().addPasswordClient(client, API, Map.of("acr", "mfa"));
    String token = passwordToken(client, Role.NURSE);
    end(AccessToken.claims(token).get("sid").asText());
    Answer refused = stack.fhir().as(token).get(patient);
    assertEquals(401, refused.status(), refused::text);
    assertEquals(Optional.of("SESSION_OPEN"), stack.auditTrail().only(refused.requestId()).rule());
  }

  private KeycloakPages visit() {
    return stack.tokens().visit().open(stack.tokens().authorizationAddress("v".repeat(50)));
  }

  private void refusedAtTheDoor(String token) {
    Answer refused = stack.fhir().as(token).get(patient);
    assertEquals(401, refused.status(), refused::text);
    AuditEntry entry = stack.auditTrail().only(refused.requestId());
    assertEquals(AuditEntry.ActorKind.ANONYMOUS, entry.actor().kind());
    assertEquals(List.of(), entry.items());
  }

  private String passwordToken(String client, Role role) {
    Answer granted = passwordGrant(client, stack.people().of(role));
    assertEquals(200, granted.status(), granted::text);
    return granted.json().get("access_token").asText();
  }

  private Answer passwordGrant(String client, Person person) {
    return stack
        .tokens()
        .grant(
            Map.of(
                "grant_type",
                "password",
                "scope",
                "openid",
                "client_id",
                client,
                "username",
                person.username(),
                "password",
                person.password()));
  }

  private void activate(String username, boolean active) throws SQLException {
    change("update safeguard.person set active = ? where username = ?", active, username);
  }

  private void end(String session) throws SQLException {
    change(
        "insert into safeguard.ended_session (session_id, reason) values (?, ?)",
        session,
        "DEACTIVATED");
  }

  private void change(String sql, Object first, Object second) throws SQLException {
    try (Connection connection = stack.databases().asSuperuser().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, first);
      statement.setObject(2, second);
      assertEquals(1, statement.executeUpdate());
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
