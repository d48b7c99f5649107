package org.safeguard.system.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.safeguard.system.stack.Person;

/**
 * Access tokens as systems and people get them. A person's is renewed in time, since each sign-in
 * costs a one-time code.
 */
public final class Tokens {

  private static final String APP = "safeguard-app";
  private static final String REDIRECT = "http://127.0.0.1/";
  private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final Duration RESERVE = Duration.ofSeconds(30);

  private final UnaryOperator<HttpClient.Builder> trust;
  private final HttpClient http;
  private final URI realm;
  private final Totp totp;
  private final Map<String, Kept> kept = new HashMap<>();

  public Tokens(UnaryOperator<HttpClient.Builder> trust, URI realm, Totp totp) {
    this.trust = trust;
    this.http = trust.apply(HttpClient.newBuilder()).build();
    this.realm = realm;
    this.totp = totp;
  }

  /** A system's token, by a proof that it holds its key. */
  public String ofSystem(String clientId, String kid, String pem) {
    ClientAssertion assertion = new ClientAssertion(clientId, kid, realm.toString());
    return accessToken(grantFor(clientId, assertion.sign(ClientAssertion.key(pem))));
  }

  /** Asks for a system's token by a signed assertion, whatever comes of it. */
  public Answer grantFor(String clientId, String assertion) {
    return grant(
        Map.of(
            "grant_type", "client_credentials",
            "client_id", clientId,
            "client_assertion_type", ASSERTION,
            "client_assertion", assertion));
  }

  /** A person's token for the FHIR API, by password, one-time code and PKCE. */
  public synchronized String of(Person person) {
    Kept token = kept.get(person.username());
    if (token == null) {
      token = signIn(person);
    } else if (token.until().isBefore(Instant.now())) {
      token = renew(token).orElseGet(() -> signIn(person));
    }
    kept.put(person.username(), token);
    return token.token();
  }

  /** Sends a grant to the token endpoint, whatever comes of it. */
  public Answer grant(Map<String, String> fields) {
    return Http.send(
        http,
        HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
            .header("Content-Type", Form.TYPE)
            .POST(BodyPublishers.ofString(Form.encode(fields)))
            .build());
  }

  /** Begins a sign-in of the person's own app, with a challenge for that verifier. */
  public URI authorizationAddress(String verifier) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", APP);
    query.put("response_type", "code");
    query.put("scope", "openid");
    query.put("redirect_uri", REDIRECT);
    query.put("state", UUID.randomUUID().toString());
    query.put("code_challenge_method", "S256");
    query.put("code_challenge", challenge(verifier));
    return URI.create(realm + "/protocol/openid-connect/auth?" + Form.encode(query));
  }

  /** A visit to the sign-in pages with cookies of its own. */
  public KeycloakPages visit() {
    return new KeycloakPages(trust);
  }

  /** Changes the code that a visit ended with into tokens. */
  public JsonNode redeem(URI destination, String verifier) {
    Map<String, String> query = Form.decode(destination.getQuery());
    return granted(
        grant(
            Map.of(
                "grant_type", "authorization_code",
                "client_id", APP,
                "code", query.get("code"),
                "redirect_uri", REDIRECT,
                "code_verifier", verifier)));
  }

  private Kept signIn(Person person) {
    String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
    KeycloakPages pages =
        visit()
            .open(authorizationAddress(verifier))
            .password(person.username(), person.password())
            .code(totp.next(person.totp().orElseThrow()))
            .agree();
    URI destination =
        pages.destination().orElseThrow(() -> new AssertionError("not signed in: " + pages.page()));
    return Kept.of(redeem(destination, verifier));
  }

  /** A refresh token serves once, so the answer holds the next. */
  private Optional<Kept> renew(Kept old) {
    Answer answer =
        grant(
            Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                APP,
                "refresh_token",
                old.refreshToken()));
    return answer.status() == 200 ? Optional.of(Kept.of(answer.json())) : Optional.empty();
  }

  private static String accessToken(Answer answer) {
    return granted(answer).get("access_token").asText();
  }

  private static JsonNode granted(Answer answer) {
    if (answer.status() != 200) {
      throw new AssertionError("no token: " + answer);
    }
    return answer.json();
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private record Kept(String token, String refreshToken, Instant until) {

    static Kept of(JsonNode tokens) {
      return new Kept(
          tokens.get("access_token").asText(),
          tokens.get("refresh_token").asText(),
          Instant.now().plusSeconds(tokens.get("expires_in").asLong()).minus(RESERVE));
    }
  }
}
