package org.safeguard.web.gate;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.Headers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stands before the container's sign-in: turns away what is not admitted, and answers for what the
 * sign-in itself refuses without going to the error page.
 */
final class AdmissionHandler implements HttpHandler {

  /**
   * How much of a body that is too large is read and thrown away, so that its sender gets to read
   * the refusal; past it the connection is closed.
   */
  private static final long MAX_DISCARDED = 2 * Admission.MAX_BUNDLE;

  private final Admission admission;
  private final NetEntries entries;
  private final Surface surface;
  private final HttpHandler next;

  AdmissionHandler(Admission admission, NetEntries entries, Surface surface, HttpHandler next) {
    this.admission = admission;
    this.entries = entries;
    this.surface = surface;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Passage passage = exchange.getAttachment(OutermostNet.PASSAGE);
    servlet(exchange).getServletRequest().setAttribute(Passage.ATTRIBUTE, passage);
    exchange.setMaxEntitySize(MAX_DISCARDED);
    Optional<Failure> refused = admission.refuse(application(exchange));
    if (refused.isEmpty()) {
      refused = signIn(exchange, passage);
    }
    if (refused.isPresent()) {
      turnAway(refused.get(), exchange, passage);
    }
  }

  /**
   * What the sign-in, or a fault in it, left unanswered. A fault on the way to the gate means that
   * the identity provider can't be asked; so does a refusal after the provider was asked in vain.
   */
  private Optional<Failure> signIn(HttpServerExchange exchange, Passage passage) throws Exception {
    try {
      next.handleRequest(exchange);
    } catch (Exception e) {
      if (passage.answered() || exchange.isResponseStarted()) {
        throw e;
      }
      FaultLog.tell(passage.requestId(), e);
      return Optional.of(Failure.ofStatus(503));
    }
    return refusal(exchange, passage);
  }

  private static Optional<Failure> refusal(HttpServerExchange exchange, Passage passage) {
    int status = exchange.getStatusCode();
    if (status < 400 || passage.answered() || exchange.isResponseStarted()) {
      return Optional.empty();
    }
    if (passage.providerAway()) {
      status = 503;
      // No other token would do better.
      exchange.getResponseHeaders().remove(Headers.WWW_AUTHENTICATE);
    }
    ServletRequestContext servlet = servlet(exchange);
    if (servlet.getErrorCode() > 0) {
      exchange.setStatusCode(status);
      servlet.setError(status, null);
      return Optional.empty();
    }
    return Optional.of(Failure.ofStatus(status >= 500 ? 503 : status));
  }

  /** The entry is durable before the refusal leaves, as everywhere. */
  private void turnAway(Failure refused, HttpServerExchange exchange, Passage passage)
      throws IOException {
    passage.takenOn();
    Failure failure = refused;
    try {
      entries
          .enter(exchange, passage, refused.status())
          .get(ReleaseGate.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      FaultLog.tell(passage.requestId(), e);
      failure = Failure.ofStatus(503);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = Failure.ofStatus(503);
    }
    HttpServletResponse response = (HttpServletResponse) servlet(exchange).getServletResponse();
    response.resetBuffer();
    FailureResponse.write(failure, passage.requestId(), surface, response);
  }

  private static ServletRequestContext servlet(HttpServerExchange exchange) {
    return exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
  }

  private static Admission.Application application(HttpServerExchange exchange) {
    return new Admission.Application(
        exchange.getRequestMethod().toString(),
        exchange.getRelativePath(),
        exchange.getRequestURI().length() + exchange.getQueryString().length(),
        exchange.getQueryParameters().keySet(),
        exchange.getRequestHeaders().contains(Headers.AUTHORIZATION),
        exchange.getRequestContentLength());
  }
}
