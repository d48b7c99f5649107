package org.safeguard.web.gate;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Stands around everything that the container does for an application: gives each request its id
 * and each response the security headers, and leaves the entry of a request that the container
 * refused without a filter ever running.
 */
final class OutermostNet implements HttpHandler {

  static final AttachmentKey<Passage> PASSAGE = AttachmentKey.create(Passage.class);

  private static final HttpString POLICY = new HttpString("Content-Security-Policy");
  private static final HttpString REQUEST_ID = new HttpString("X-Request-Id");

  private final NetEntries entries;
  private final Surface surface;
  private final SecurityHeaders headers;
  private final HttpHandler next;

  OutermostNet(NetEntries entries, Surface surface, SecurityHeaders headers, HttpHandler next) {
    this.entries = entries;
    this.surface = surface;
    this.headers = headers;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (exchange.getAttachment(PASSAGE) == null) {
      Passage passage = new Passage(UUID.randomUUID());
      exchange.putAttachment(PASSAGE, passage);
      exchange.addResponseCommitListener(committed -> complete(committed, passage));
      exchange.addDefaultResponseListener(unanswered -> explain(unanswered, passage));
      exchange.addExchangeCompleteListener(
          (completed, nextListener) -> {
            enter(completed, passage);
            nextListener.proceed();
          });
    }
    next.handleRequest(exchange);
  }

  private void complete(HttpServerExchange exchange, Passage passage) {
    exchange.getResponseHeaders().put(REQUEST_ID, passage.requestId().toString());
    headers.complete(exchange.getResponseHeaders(), surface.isStatic(exchange.getRelativePath()));
  }

  /** Gives a refusal of the container's the body that it left out. */
  private boolean explain(HttpServerExchange exchange, Passage passage) {
    int status = exchange.getStatusCode();
    if (status < 400 || passage.answered()) {
      return false;
    }
    byte[] body = FailureResponse.body(Failure.ofStatus(status), passage.requestId(), surface);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, FailureResponse.mediaType(surface));
    if (surface == Surface.CONSOLE) {
      exchange.getResponseHeaders().put(POLICY, FailurePage.POLICY);
    }
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
    return true;
  }

  private void enter(HttpServerExchange exchange, Passage passage) {
    int status = exchange.getStatusCode();
    if (status >= 400 && !passage.answered()) {
      entries.enter(exchange, passage, status);
    }
  }
}
