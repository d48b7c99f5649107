package org.safeguard.stack.patients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.safeguard.stack.StackException;
import org.safeguard.stack.tls.ClientKey;

/**
 * Access tokens of a system client that proves itself with its key (private_key_jwt, RFC 7523),
 * each renewed before it runs out.
 */
public final class TokenSource {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ASSERTION_LIFE = Duration.ofSeconds(60);
  private static final Duration RENEW_BEFORE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final String issuer;
  private final String tokenUrl;
  private final ClientKey key;
  private final Clock clock;
  private String token;
  private Instant renewal = Instant.MIN;

  /**
   * @param issuer the realm's URL, which the assertion is addressed to
   */
  public TokenSource(HttpClient http, String issuer, String tokenUrl, ClientKey key, Clock clock) {
    this.http = http;
    this.issuer = issuer;
    this.tokenUrl = tokenUrl;
    this.key = key;
    this.clock = clock;
  }

  /**
   * A token that is good for another 30 seconds at least.
   *
   * @throws IOException if Keycloak cannot give one now, so that it may be asked again
   * @throws StackException if it refuses
   */
  synchronized String token() throws IOException {
    if (!clock.instant().isBefore(renewal)) {
      Instant asked = clock.instant();
      JsonNode answer = ask();
      token = answer.get("access_token").asText();
      renewal = asked.plusSeconds(answer.get("expires_in").asLong()).minus(RENEW_BEFORE);
    }
    return token;
  }

  /** Has the next token asked for anew, because the last one is no longer taken. */
  synchronized void forget() {
    renewal = Instant.MIN;
  }

  private JsonNode ask() throws IOException {
    String form =
        "grant_type=client_credentials&client_assertion_type="
            + encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            + "&client_assertion="
            + assertion();
    HttpResponse<String> response = post(form);
    if (response.statusCode() == 429 || response.statusCode() >= 500) {
      throw new IOException("Keycloak answers with status " + response.statusCode());
    }
    if (response.statusCode() != 200) {
      throw new StackException(
          "Keycloak gave %s no token: %s".formatted(key.clientId(), response.body()));
    }
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> post(String form) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(tokenUrl))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IOException("Keycloak does not answer at " + tokenUrl, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while asking for a token", interrupted);
    }
  }

  String assertion() {
    ObjectNode header = JSON.createObjectNode();
    header.put("alg", "RS256").put("typ", "JWT").put("kid", key.keyId());
    Instant now = clock.instant();
    ObjectNode claims = JSON.createObjectNode();
    claims.put("iss", key.clientId()).put("sub", key.clientId()).put("aud", issuer);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(ASSERTION_LIFE).getEpochSecond());
    String content = base64(header.toString()) + "." + base64(claims.toString());
    byte[] signature = key.sign(content.getBytes(StandardCharsets.US_ASCII));
    return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static String base64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
