package org.safeguard.stack.patients;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import org.safeguard.stack.StackException;
import org.safeguard.stack.patients.Trouble.Kind;

/**
 * Carries requests to a FHIR API, each with a token, and says of one that has no answer what is
 * known of it. It tries nothing again by itself.
 */
final class FhirConnection {
  static final String FHIR_JSON = "application/fhir+json";

  private final HttpClient http;
  private final String base;
  private final TokenSource tokens;
  private final Clock clock;
  private int outages;

  FhirConnection(HttpClient http, String base, TokenSource tokens, Clock clock) {
    this.http = http;
    this.base = base;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** How often no one listened at its address. */
  int outages() {
    return outages;
  }

  /** A request to a path below the base, to be given a method and what else it needs. */
  HttpRequest.Builder request(String path, Duration limit) {
    // Over HTTP/1.1 a large body is not held up by HTTP/2's small windows.
    return HttpRequest.newBuilder(URI.create(base + path))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(limit)
        .header("Accept", FHIR_JSON);
  }

  /**
   * Sends a request once, or twice where only its token was not taken.
   *
   * @throws Trouble if there is no answer, or one that does not say whether it was done
   */
  Reply send(HttpRequest.Builder request) throws Trouble {
    Reply reply = sendWithToken(request);
    if (reply.status() == 401) {
      // Keycloak may have been started anew, with other keys.
      tokens.forget();
      return sendWithToken(request);
    }
    return reply;
  }

  private Reply sendWithToken(HttpRequest.Builder request) throws Trouble {
    String token = token();
    try {
      var whole = request.copy().header("Authorization", "Bearer " + token).build();
      return reply(http.send(whole, BodyHandlers.ofByteArray()));
    } catch (ConnectException | HttpConnectTimeoutException nobody) {
      outages++;
      throw new Trouble(Kind.AWAY, "The FHIR API does not answer at " + base);
    } catch (IOException lost) {
      throw new Trouble(Kind.LOST, "The connection to the FHIR API was lost");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while loading", interrupted);
    }
  }

  private String token() throws Trouble {
    try {
      return tokens.token();
    } catch (IOException away) {
      throw new Trouble(Kind.AWAY, away.getMessage());
    }
  }

  private Reply reply(HttpResponse<byte[]> response) throws Trouble {
    Reply reply = Reply.of(response);
    switch (reply.status()) {
      case 429 -> throw trouble(Kind.BUSY, reply, response);
      case 503 -> throw trouble(Kind.UNSURE, reply, response);
      // Something on the way gave up, not the API.
      case 502, 504 -> throw trouble(Kind.LOST, reply, response);
      case 404 -> requireDeployed(reply);
      // What it does not do at all it has not done now.
      case 501 -> {}
      default -> {
        if (reply.status() >= 500) {
          throw trouble(Kind.FAULT, reply, response);
        }
      }
    }
    return reply;
  }

  private Trouble trouble(Kind kind, Reply reply, HttpResponse<?> response) {
    String reason = "The FHIR API answers with " + Outcome.of(reply).text();
    return new Trouble(kind, reason, RetryAfter.of(response.headers(), clock.instant()));
  }

  private static void requireDeployed(Reply reply) throws Trouble {
    if (!reply.ofFhir()) {
      throw new Trouble(Kind.AWAY, "The server is there, but not yet the FHIR API");
    }
  }
}
