package org.safeguard.web.gate;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.Headers;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stands before the container's sign-in: turns away what is not admitted, and sees to it that
 * whatever the sign-in itself refuses goes to the error page, where it leaves an entry.
 */
final class AdmissionHandler implements HttpHandler {

  /** The request attribute that tells the error page why. */
  static final String FAILURE = AdmissionHandler.class.getName() + ".failure";

  /**
   * How much of a body that is too large is read and thrown away, so that its sender gets to read
   * the refusal; past it the connection is closed.
   */
  private static final long MAX_DISCARDED = 4 * Admission.MAX_BODY;

  private final Admission admission;
  private final HttpHandler next;

  AdmissionHandler(Admission admission, HttpHandler next) {
    this.admission = admission;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    ServletRequestContext servlet = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
    Passage passage = exchange.getAttachment(OutermostNet.PASSAGE);
    passage.noteIn(servlet.getServletRequest());
    exchange.setMaxEntitySize(MAX_DISCARDED);
    Failure refused = admission.refuse(application(exchange)).orElse(null);
    if (refused == null) {
      signIn(exchange, servlet, passage);
    } else {
      turnAway(refused, servlet);
    }
  }

  /** A fault on the way to the gate is the sign-in's: the identity provider can't be asked. */
  private void signIn(HttpServerExchange exchange, ServletRequestContext servlet, Passage passage)
      throws Exception {
    try {
      next.handleRequest(exchange);
    } catch (Exception e) {
      if (passage.reachedGate()) {
        throw e;
      }
      FaultLog.tell(passage.requestId(), e);
      exchange.setStatusCode(500);
    }
    int status = exchange.getStatusCode();
    if (status >= 400 && !passage.reachedGate() && !exchange.isResponseStarted()) {
      turnAway(Failure.ofStatus(status >= 500 ? 503 : status), servlet);
    }
  }

  private static void turnAway(Failure failure, ServletRequestContext servlet) throws IOException {
    ServletRequest request = servlet.getServletRequest();
    request.setAttribute(FAILURE, failure);
    ((HttpServletResponse) servlet.getServletResponse()).sendError(failure.status());
  }

  private static Admission.Application application(HttpServerExchange exchange) {
    return new Admission.Application(
        exchange.getRequestMethod().toString(),
        exchange.getRequestURI().length() + exchange.getQueryString().length(),
        exchange.getQueryParameters().keySet(),
        exchange.getRequestHeaders().contains(Headers.AUTHORIZATION),
        exchange.getRequestContentLength());
  }
}
