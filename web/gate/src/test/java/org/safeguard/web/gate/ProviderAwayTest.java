package org.safeguard.web.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.Headers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.apache.http.client.HttpClient;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import org.junit.jupiter.api.Test;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * On a real Undertow, behind a sign-in that asks a provider and refuses the request whatever comes
 * of it, as WildFly's does: what the provider refused stays refused, and where it could not be
 * asked the caller is told to come again.
 */
class ProviderAwayTest extends GateInServer {

  private static final int PATIENCE_MILLIS = 300;

  @Test
  void providerThatHangs_isA503WithOneEntry() throws Exception {
    try (StubProvider provider = StubProvider.saying("");
        ServedApplication application = console(provider, 403)) {
      HttpResponse<String> response = application.get("/console/closed/x");

      assertEquals(503, response.statusCode());
      assertEquals(Optional.of("5"), response.headers().firstValue("Retry-After"));
      assertTrue(response.body().contains("<h1>"), response.body());
      assertEquals(Outcome.FAILED, assertOneEntry(application, 503).outcome());
    }
  }

  @Test
  void providerThatFallsSilentInTheMidstOfAnAnswer_isA503() throws Exception {
    assertAnswered(503, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
  }

  @Test
  void providerThatIsOutOfOrder_isA503() throws Exception {
    assertAnswered(503, "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void refusalOfTheProvider_staysOne() throws Exception {
    assertAnswered(403, "HTTP/1.1 400 Bad Request\r\nContent-Length: 3\r\n\r\nabc");
  }

  @Test
  void tokenThatCannotBeChecked_isA503WithoutAChallenge() throws Exception {
    try (StubProvider provider = StubProvider.saying("");
        ServedApplication application =
            new ServedApplication(
                Surface.API,
                (request, response) -> {},
                next -> exchange -> signIn(exchange, provider, 401))) {
      HttpResponse<String> response = application.get("/fhir/Patient");

      assertEquals(503, response.statusCode());
      assertOutcome(response, "transient");
      assertEquals(Optional.empty(), response.headers().firstValue("WWW-Authenticate"));
      assertOneEntry(application, 503);
    }
  }

  private static void assertAnswered(int status, String provided) throws Exception {
    try (StubProvider provider = StubProvider.saying(provided);
        ServedApplication application = console(provider, 403)) {
      assertEquals(status, application.get("/console/closed/x").statusCode());
      assertOneEntry(application, status);
    }
  }

  private static ServedApplication console(StubProvider provider, int refusal) throws Exception {
    return new ServedApplication(
        Surface.CONSOLE,
        (request, response) -> {},
        next -> exchange -> signIn(exchange, provider, refusal));
  }

  private static void signIn(HttpServerExchange exchange, StubProvider provider, int refusal)
      throws IOException {
    RequestConfig limits = RequestConfig.custom().setSocketTimeout(PATIENCE_MILLIS).build();
    HttpClient line =
        WatchedProvider.watch(HttpClients.custom().setDefaultRequestConfig(limits).build());
    try {
      EntityUtils.consume(line.execute(new HttpGet(provider.address())).getEntity());
    } catch (IOException unanswered) {
      exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
    }
    HttpServletResponse response =
        exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY).getOriginalResponse();
    response.sendError(refusal);
  }
}
