package org.safeguard.web.console.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Instance.Handle;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.audit.CallContext;
import org.safeguard.identity.EndReason;
import org.safeguard.identity.SessionService;
import org.safeguard.verify.AuditEntry.Origin;
import org.safeguard.web.gate.FaultLog;

/**
 * Ends a person's session everywhere: for the audit log, for every node, and at the identity
 * provider. It comes as far as it can: what fails in one place keeps it from none of the others.
 */
@ApplicationScoped
class SessionEnd {

  private final SessionService service;
  private final CallContext call;
  private final Instance<RequestContextController> requests;

  @Inject
  SessionEnd(
      SessionService service, CallContext call, Instance<RequestContextController> requests) {
    this.service = service;
    this.call = call;
    this.requests = requests;
  }

  protected SessionEnd() {
    this(null, null, null);
  }

  /** Ends it within a request of the person's browser, whose address the entry names. */
  void end(ConsoleSession session, HttpServletRequest request, EndReason reason) {
    if (session.beginEnd()) {
      endAs(session, call.origin(), call.requestId(), reason);
      request.getSession().invalidate();
    }
  }

  /** Ends what has been ended elsewhere, and recorded there. */
  void drop(ConsoleSession session, HttpServletRequest request) {
    if (session.beginEnd()) {
      request.getSession().invalidate();
      session.provider().end();
    }
  }

  /**
   * Ends it where no request is at hand: the browser is gone, and the container's clock ran out. A
   * controller serves one thread at a time, so each end takes one of its own.
   */
  void endUnasked(ConsoleSession session, EndReason reason) {
    if (!session.beginEnd()) {
      return;
    }
    try (Handle<RequestContextController> own = requests.getHandle()) {
      boolean activated = own.get().activate();
      try {
        endAs(session, session.workplace(), UUID.randomUUID(), reason);
      } finally {
        if (activated) {
          own.get().deactivate();
        }
      }
    }
  }

  private void endAs(ConsoleSession session, Origin origin, UUID requestId, EndReason reason) {
    try {
      call.open(session.caller(), origin, Optional.empty(), requestId);
      service.end(reason);
    } catch (RuntimeException e) {
      FaultLog.tell(requestId, e);
    } finally {
      session.provider().end();
    }
  }
}
