package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.StackException;
import org.safeguard.stack.tls.ClientKey;

class TokenSourceTest {
  private static final String ISSUER = "https://localhost/realms/safeguard";

  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock();
  private final AtomicInteger given = new AtomicInteger();
  private int status = 200;
  private HttpServer keycloak;
  private TokenSource tokens;

  @BeforeEach
  void start() throws IOException {
    keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    keycloak.createContext(
        "/token",
        exchange -> {
          String body =
              "{\"access_token\": \"t%d\", \"expires_in\": 300}".formatted(given.incrementAndGet());
          byte[] answer = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    keycloak.start();
    String url = "http://127.0.0.1:" + keycloak.getAddress().getPort() + "/token";
    tokens =
        new TokenSource(
            HttpClient.newHttpClient(), ISSUER, url, new ClientKey("safeguard-lab", folder), clock);
  }

  @AfterEach
  void stop() {
    keycloak.stop(0);
  }

  @Test
  void aTokenIsUsedAgainUntilItIsAboutToEnd() {
    assertEquals("t1", tokens.token());
    clock.now = clock.now.plus(Duration.ofSeconds(269));
    assertEquals("t1", tokens.token());
    clock.now = clock.now.plus(Duration.ofSeconds(1));
    assertEquals("t2", tokens.token());
  }

  @Test
  void aRefusalIsTold() {
    status = 401;
    assertThrows(StackException.class, tokens::token);
  }

  @Test
  void theAssertionIsAddressedToTheRealmAndUsedOnce() throws IOException {
    JsonNode first = claims(tokens.assertion());
    assertEquals(ISSUER, first.get("aud").asText());
    assertEquals("safeguard-lab", first.get("iss").asText());
    assertEquals("safeguard-lab", first.get("sub").asText());
    assertEquals(60, first.get("exp").asLong() - first.get("iat").asLong());
    assertNotEquals(first.get("jti").asText(), claims(tokens.assertion()).get("jti").asText());
    assertTrue(first.get("jti").asText().length() > 20);
  }

  private static JsonNode claims(String assertion) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(assertion.split("\\.")[1]));
  }

  private static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
