package org.safeguard.web.console.session;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.safeguard.identity.EndReason;

/**
 * Stands before the container's sign-in and leads a request that brings a body within nobody's
 * session to the signed-out page. The sign-in would keep its headers and its body, and a session to
 * keep them in, until someone has signed in: whoever never does could fill the memory with them.
 */
final class AnonymousBodyHandler implements HttpHandler {

  private final HttpHandler next;

  AnonymousBodyHandler(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    ServletRequestContext servlet = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
    HttpServletRequest request = servlet.getOriginalRequest();
    boolean body = !exchange.isRequestComplete();
    if (body && SessionFilter.find(request).isEmpty()) {
      HttpServletResponse response = servlet.getOriginalResponse();
      SignedOut.send(request, response, EndReason.INACTIVITY);
    } else {
      next.handleRequest(exchange);
    }
  }
}
