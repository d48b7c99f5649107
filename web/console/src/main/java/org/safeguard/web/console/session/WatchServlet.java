package org.safeguard.web.console.session;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.safeguard.audit.CallContext;

/**
 * Shows a page anew to a script that watches it, under an address that keeps nothing: neither does
 * our clock count it as an act, nor does the container fetch a new token, by which the identity
 * provider would think the person there. Whose session it is decides what is shown; each call is
 * decided and audited as on the page itself.
 */
public class WatchServlet extends HttpServlet {

  static final String KEYS = "/watch/keys";

  private static final long serialVersionUID = 1L;
  private static final Set<String> PAGES = Set.of("/keys");
  private static final String WATCHES = WatchServlet.class.getName();

  @Inject private transient CallContext call;
  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<ConsoleSession> session =
        SessionFilter.find(request).filter(found -> !found.ended(clock.instant()));
    String page = request.getPathInfo();
    if (session.isEmpty()) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (!PAGES.contains(page) || !request.getParameterMap().isEmpty()) {
      // Parameters could make it the return of a form, which is a person's act.
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      call.open(session.get().caller(), call.origin(), call.purpose(), call.requestId());
      request.setAttribute(WATCHES, true);
      request.getRequestDispatcher(page).forward(request, response);
    }
  }

  static boolean watches(HttpServletRequest request) {
    return request.getAttribute(WATCHES) != null;
  }
}
