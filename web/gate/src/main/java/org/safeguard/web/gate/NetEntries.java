package org.safeguard.web.gate;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.safeguard.audit.AuditUnavailable;
import org.safeguard.audit.Receipt;
import org.safeguard.audit.RequestEntries;
import org.safeguard.verify.AuditEntry.Origin;

/** Leaves the entries of requests that never reach the release gate, from outside the servlets. */
final class NetEntries {

  private static final String ENTRIES = RequestEntries.class.getName();

  private final ServletContext application;

  NetEntries(ServletContext application) {
    this.application = application;
  }

  /** Hands over what makes entries; the container's handlers are no beans. */
  static void give(ServletContext application, RequestEntries entries) {
    application.setAttribute(ENTRIES, entries);
  }

  /** The receipt fails where the application is not up, or up no more. */
  CompletableFuture<Receipt> enter(HttpServerExchange exchange, Passage passage, int status) {
    if (application.getAttribute(ENTRIES) instanceof RequestEntries entries) {
      return entries.unserved(passage.requestId(), origin(exchange), status);
    }
    return CompletableFuture.failedFuture(new AuditUnavailable("the application is not up"));
  }

  private Origin origin(HttpServerExchange exchange) {
    return new Origin(
        Optional.of(exchange.getSourceAddress().getAddress().getHostAddress()),
        Optional.empty(),
        UserAgent.hash(exchange.getRequestHeaders().getFirst(Headers.USER_AGENT)),
        Optional.of(
            new Channels(application)
                .channel(exchange.getRequestMethod().toString(), exchange.getRequestURI())));
  }
}
