package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.safeguard.stack.StackException;
import org.safeguard.stack.tls.ClientKey;

class TokenSourceTest {
  private final PassingClock clock = new PassingClock();
  private final FakeKeycloak keycloak = new FakeKeycloak();
  private final ClientKey key = TestKey.of();
  private TokenSource tokens;

  @BeforeEach
  void start() {
    tokens =
        new TokenSource(
            HttpClient.newHttpClient(), FakeKeycloak.ISSUER, keycloak.url(), key, clock);
  }

  @AfterEach
  void stop() {
    keycloak.close();
  }

  @Test
  void aTokenIsUsedAgainUntilItIsAboutToEnd() throws IOException {
    assertEquals("t1", tokens.token());
    clock.pass(Duration.ofSeconds(269));
    assertEquals("t1", tokens.token());
    clock.pass(Duration.ofSeconds(1));
    assertEquals("t2", tokens.token());
  }

  @Test
  void aForgottenTokenIsNotUsedAgain() throws IOException {
    assertEquals("t1", tokens.token());
    tokens.forget();
    assertEquals("t2", tokens.token());
    assertEquals("t2", tokens.token());
  }

  @Test
  void aRefusalIsFinal() {
    keycloak.status = 401;
    var refusal = assertThrows(StackException.class, tokens::token);
    assertTrue(refusal.getMessage().contains("safeguard-lab"), refusal.getMessage());
  }

  @Test
  void aKeycloakThatIsNotReadyMayBeAskedAgain() throws IOException {
    keycloak.status = 503;
    assertThrows(IOException.class, tokens::token);
    keycloak.status = 200;
    assertEquals("t2", tokens.token());
  }

  @Test
  void aKeycloakThatIsAwayMayBeAskedAgain() {
    keycloak.close();
    var away = assertThrows(IOException.class, tokens::token);
    assertTrue(away.getMessage().contains(keycloak.url()), away.getMessage());
  }

  @Test
  void theClientProvesItselfByAnAssertionAndNoSecret() throws IOException {
    tokens.token();
    String form = keycloak.forms.get(0);
    assertTrue(form.startsWith("grant_type=client_credentials&"), form);
    assertTrue(form.contains("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), form);
    assertFalse(form.contains("secret"), form);
  }

  @Test
  void theAssertionIsAddressedToTheRealmAndUsedOnce() throws IOException {
    JsonNode first = part(1, tokens.assertion());
    assertEquals(FakeKeycloak.ISSUER, first.get("aud").asText());
    assertEquals("safeguard-lab", first.get("iss").asText());
    assertEquals("safeguard-lab", first.get("sub").asText());
    assertEquals(60, first.get("exp").asLong() - first.get("iat").asLong());
    assertNotEquals(first.get("jti").asText(), part(1, tokens.assertion()).get("jti").asText());
    assertTrue(first.get("jti").asText().length() > 20);
  }

  @Test
  void theAssertionIsSignedByTheKeyThatItNames() throws IOException, GeneralSecurityException {
    String assertion = tokens.assertion();
    assertEquals("RS256", part(0, assertion).get("alg").asText());
    assertEquals(key.keyId(), part(0, assertion).get("kid").asText());
    int end = assertion.lastIndexOf('.');
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(key.selfSigned(Clock.systemUTC()));
    signature.update(assertion.substring(0, end).getBytes(StandardCharsets.US_ASCII));
    assertTrue(signature.verify(Base64.getUrlDecoder().decode(assertion.substring(end + 1))));
  }

  private static JsonNode part(int number, String assertion) throws IOException {
    return new ObjectMapper()
        .readTree(Base64.getUrlDecoder().decode(assertion.split("\\.")[number]));
  }
}
