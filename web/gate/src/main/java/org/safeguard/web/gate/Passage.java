package org.safeguard.web.gate;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;

/** One request on its way through the server, from its first byte to its last. */
final class Passage {

  /** The request attribute that holds it. */
  static final String ATTRIBUTE = Passage.class.getName();

  private final UUID requestId;
  private volatile boolean answered;
  private volatile boolean providerAway;
  private HeldResponse held;

  Passage(UUID requestId) {
    this.requestId = requestId;
  }

  /**
   * The passage that the container's handler began, or a new one where there is no such handler.
   */
  static Passage of(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Passage passage) {
      return passage;
    }
    Passage passage = new Passage(UUID.randomUUID());
    request.setAttribute(ATTRIBUTE, passage);
    return passage;
  }

  UUID requestId() {
    return requestId;
  }

  /** Someone has taken it on to answer the request and to see to its entry. */
  void takenOn() {
    answered = true;
  }

  boolean answered() {
    return answered;
  }

  /** The identity provider could not be asked who calls. */
  void providerIsAway() {
    providerAway = true;
  }

  boolean providerAway() {
    return providerAway;
  }

  /**
   * The response as what answers the request may have it: not one byte leaves. A request that was
   * answered in part before it was dispatched on keeps what is held.
   */
  HeldResponse hold(HttpServletRequest request, HttpServletResponse response) {
    if (held == null || request.getDispatcherType() != DispatcherType.ASYNC) {
      held = new HeldResponse(response, !"HEAD".equals(request.getMethod()));
    }
    return held;
  }
}
