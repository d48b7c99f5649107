package org.safeguard.web.console.session;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.safeguard.identity.EndReason;

/**
 * Lets a request through only within a living session, and counts it as an act of the person's.
 * Requests for what everyone may have (styles, scripts, the signed-out page, the session's clock)
 * are no acts.
 */
public class SessionFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient SessionStart start;
  @Inject private transient SessionEnd end;
  @Inject private transient Clock clock;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!SameOrigin.trusts(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Instant now = clock.instant();
    Optional<ConsoleSession> session = find(request);
    if (session.isPresent() && session.get().ended(now)) {
      end.end(session.get(), request, EndReason.INACTIVITY);
      leave(request, response, chain);
    } else if (OpenAddress.of(request)) {
      chain.doFilter(request, response);
    } else {
      ConsoleSession living = session.orElseGet(() -> start.begin(request));
      if (!request.getServletPath().equals(SessionServlet.ACTIVITY)) {
        living.act(now, now);
      }
      serve(living, request, response, chain);
    }
  }

  /** A refusal that only a new sign-in can lift ends the session: another node has ended it. */
  private void serve(
      ConsoleSession session,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      if (SignInNeeded.says(e)) {
        end.drop(session, request);
      }
      throw e;
    }
  }

  private static void leave(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (OpenAddress.of(request)) {
      chain.doFilter(request, response);
    } else {
      SignedOut.send(request, response, EndReason.INACTIVITY);
    }
  }

  static Optional<ConsoleSession> find(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false)).flatMap(SessionFilter::find);
  }

  private static Optional<ConsoleSession> find(HttpSession http) {
    return Optional.ofNullable((ConsoleSession) http.getAttribute(ConsoleSession.ATTRIBUTE));
  }
}
