package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.AccessToken;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.KeycloakPages;
import org.safeguard.system.http.Patients;
import org.safeguard.system.http.RealmAdministrator;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.Person;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** What the realm asks of its users and clients, as its administrator finds it. */
@SystemTest
class RealmIT {

  private static final String GOOD_PASSWORD = "correct horse battery staple 7";
  private static final String DIRECT_GRANT = "directAccessGrantsEnabled";

  private final RunningStack stack;
  private final RealmAdministrator realm;

  RealmIT(RunningStack stack) {
    this.stack = stack;
    this.realm = stack.realmAdministrator();
  }

  @Test
  void shortPasswordIsRefused() {
    assertEquals(400, realm.proposeUser(Patients.unique("short"), "short1").status());
  }

  @Test
  void usernameIsNoPassword() {
    String username = Patients.unique("same");
    assertEquals(400, realm.proposeUser(username, username).status());
    assertFalse(realm.knows(username));
  }

  @Test
  void longPasswordOfOnesOwnIsTaken() {
    String username = Patients.unique("good");
    assertEquals(201, realm.proposeUser(username, GOOD_PASSWORD).status());
    assertTrue(realm.knows(username));
  }

  @Test
  void noClientTradesABarePasswordForAToken() {
    Set<String> names =
        realm.clients().stream().map(RealmIT::name).collect(Collectors.toUnmodifiableSet());
    assertTrue(
        names.containsAll(
            Set.of("safeguard-fhir", "safeguard-console", "safeguard-app", "safeguard-lab")),
        names::toString);
    for (JsonNode client : realm.clients()) {
      assertFalse(client.get(DIRECT_GRANT).asBoolean(), name(client));
    }
  }

  /** Else the rule above would pass on a field that is always false. */
  @Test
  void clientThatTradesPasswordsIsSeenToDoSo() {
    String client = Patients.unique("direct");
    realm.addPasswordClient(client, "safeguard-fhir", Map.of());
    assertTrue(realm.client(client).get(DIRECT_GRANT).asBoolean());
  }

  /**
   * Anything on the person's machine may listen where the app would (RFC 8252, section 8.6), so the
   * person is asked, and a token that was caught all the same is soon worth nothing.
   */
  @Test
  void personsAppAsksForConsentAndGetsShortTokens() {
    JsonNode app = realm.client("safeguard-app");
    assertTrue(app.get("consentRequired").asBoolean());
    JsonNode claims = AccessToken.claims(stack.tokens().of(stack.people().of(Role.PHYSICIAN)));
    assertEquals(60, claims.get("exp").asLong() - claims.get("iat").asLong());
  }

  @Test
  void personIsAskedBeforeTheirAppGetsACode() {
    Person registrar = stack.people().of(Role.REGISTRAR);
    realm.forgetConsent(registrar.username(), "safeguard-app");
    KeycloakPages pages =
        stack
            .tokens()
            .visit()
            .open(stack.tokens().authorizationAddress("v".repeat(50)))
            .password(registrar.username(), registrar.password())
            .code(stack.totp().next(registrar.totp().orElseThrow()));
    assertEquals(Optional.empty(), pages.destination());
    assertTrue(pages.asksForConsent(), () -> pages.page().text());
    assertTrue(pages.agree().destination().orElseThrow().toString().contains("code="));
  }

  @Test
  void refreshTokenServesOnceAndKeepsTheSecondFactor() {
    Person privacy = stack.people().of(Role.PRIVACY_OFFICER);
    String verifier = "v".repeat(50);
    URI destination =
        stack
            .tokens()
            .visit()
            .open(stack.tokens().authorizationAddress(verifier))
            .password(privacy.username(), privacy.password())
            .code(stack.totp().next(privacy.totp().orElseThrow()))
            .agree()
            .destination()
            .orElseThrow();
    JsonNode first = stack.tokens().redeem(destination, verifier);
    Answer second = refresh(first.get("refresh_token").asText());
    assertEquals(200, second.status(), second::text);
    JsonNode claims = AccessToken.claims(second.json().get("access_token").asText());
    assertEquals("mfa", claims.get("acr").asText());
    assertEquals(400, refresh(first.get("refresh_token").asText()).status());
  }

  private Answer refresh(String token) {
    return stack
        .tokens()
        .grant(
            Map.of(
                "grant_type", "refresh_token",
                "client_id", "safeguard-app",
                "refresh_token", token));
  }

  private static String name(JsonNode client) {
    return client.get("clientId").asText();
  }
}
