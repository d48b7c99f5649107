package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.ClientAssertion;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** By what a system gets a token: one fresh assertion, for our realm, signed with its own key. */
@SystemTest
class ClientAssertionIT {

  private final RunningStack stack;
  private final String client;
  private final PrivateKey key;
  private final ClientAssertion assertion;

  ClientAssertionIT(RunningStack stack) throws IOException {
    this.stack = stack;
    this.client = stack.environment().get("SAFEGUARD_CLIENT_ID");
    this.key =
        ClientAssertion.key(Files.readString(stack.environment().path("SAFEGUARD_CLIENT_KEY")));
    this.assertion =
        new ClientAssertion(client, stack.environment().get("SAFEGUARD_CLIENT_KID"), realm());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384"})
  void tokenForAnAssertionSignedWith(String algorithm) {
    Answer granted = ask(assertion.signedWith(algorithm).sign(key));
    assertEquals(200, granted.status(), granted::text);
    String token = granted.json().get("access_token").asText();
    assertEquals(200, stack.fhir().as(token).get("/Patient?family=nobody").status());
  }

  /** SMART's clients name the token endpoint, others the realm. */
  @Test
  void tokenEndpointIsAnAudienceToo() {
    String endpoint = stack.environment().get("SAFEGUARD_TOKEN_URL");
    assertEquals(200, ask(assertion.forAudience(endpoint).sign(key)).status());
  }

  @Test
  void assertionForSomeoneElseIsRefused() {
    refused(ask(assertion.forAudience("https://elsewhere.example/realms/safeguard").sign(key)));
  }

  @Test
  void assertionSignedWithAnotherKeyIsRefused() throws NoSuchAlgorithmException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    refused(ask(assertion.sign(keys.generateKeyPair().getPrivate())));
  }

  @Test
  void assertionIsTakenOnce() {
    String signed = assertion.sign(key);
    assertEquals(200, ask(signed).status());
    refused(ask(signed));
  }

  private Answer ask(String signed) {
    return stack.tokens().grantFor(client, signed);
  }

  private static void refused(Answer answer) {
    assertTrue(answer.status() == 400 || answer.status() == 401, answer::toString);
    assertEquals("invalid_client", answer.json().get("error").asText());
    assertFalse(answer.json().has("access_token"));
  }

  private String realm() {
    return stack.environment().get("KEYCLOAK_URL")
        + "/realms/"
        + stack.environment().get("KEYCLOAK_REALM");
  }
}
