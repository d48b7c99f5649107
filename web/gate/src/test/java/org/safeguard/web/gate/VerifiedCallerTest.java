package org.safeguard.web.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.safeguard.identity.Caller;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.OidcSecurityContext;

class VerifiedCallerTest {

  private static final Map<String, Object> PERSON =
      Map.of(
          "sub", "s-1",
          "azp", "safeguard-app",
          "preferred_username", "anna",
          "sid", "k-1",
          "acr", "mfa",
          "auth_time", 1_700_000_000L);

  @Test
  void nobody_isAnonymous() {
    assertEquals(new Caller.Anonymous(), VerifiedCaller.of(null));
  }

  @Test
  void principalWithoutAVerifiedToken_isAnonymous() {
    Principal other = () -> "anna";

    assertEquals(new Caller.Anonymous(), VerifiedCaller.of(other));
  }

  @Test
  void tokenOfASession_isAPersons() {
    assertEquals(
        new Caller.Person(
            "s-1",
            "anna",
            "safeguard-app",
            Optional.of("k-1"),
            Optional.of("mfa"),
            Optional.of(Instant.ofEpochSecond(1_700_000_000L))),
        VerifiedCaller.of(principal(PERSON)));
  }

  @Test
  void whatTheTokenDoesNotSay_isEmpty() {
    assertEquals(
        new Caller.Person(
            "s-1", "s-1", "app", Optional.empty(), Optional.empty(), Optional.empty()),
        VerifiedCaller.of(principal(Map.of("sub", "s-1", "azp", "app"))));
  }

  @Test
  void tokenThatAClientGotForItself_isTheClients() {
    Map<String, Object> claims =
        Map.of("sub", "s-2", "azp", "safeguard-lab", "client_id", "safeguard-lab");

    assertEquals(new Caller.SystemClient("safeguard-lab"), VerifiedCaller.of(principal(claims)));
  }

  @Test
  void tokenOfASessionThatNamesAClientTwice_isStillAPersons() {
    Map<String, Object> claims = new HashMap<>(PERSON);
    claims.put("client_id", "safeguard-app");

    assertEquals(Caller.Person.class, VerifiedCaller.of(principal(claims)).getClass());
  }

  @Test
  void tokenThatNamesAnotherClient_isNoClientsOwn() {
    Map<String, Object> claims = Map.of("sub", "s-2", "azp", "app", "client_id", "safeguard-lab");

    assertEquals(Caller.Person.class, VerifiedCaller.of(principal(claims)).getClass());
  }

  @Test
  void tokenWithoutSubjectOrClient_isAnonymous() {
    for (String missing : List.of("sub", "azp")) {
      Map<String, Object> claims = new HashMap<>(PERSON);
      claims.remove(missing);

      assertEquals(new Caller.Anonymous(), VerifiedCaller.of(principal(claims)));
    }
  }

  private static Principal principal(Map<String, Object> claims) {
    JwtClaims token = new JwtClaims();
    claims.forEach(token::setClaim);
    return new OidcPrincipal<>(
        "s", new OidcSecurityContext("token", new AccessToken(token), null, null));
  }
}
