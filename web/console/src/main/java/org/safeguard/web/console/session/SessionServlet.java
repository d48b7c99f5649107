package org.safeguard.web.console.session;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.safeguard.identity.EndReason;

/**
 * What the frame's script tells and asks of the session: {@code POST activity} says that the person
 * did something, {@code GET clock} asks for the time left and renews nothing, {@code POST end}
 * signs out.
 */
public class SessionServlet extends HttpServlet {

  static final String CLOCK = "/session/clock";
  static final String ACTIVITY = "/session/activity";
  static final String END = "/session/end";

  private static final long serialVersionUID = 1L;

  /** A script tells of an act at most this much later. */
  private static final Duration LATEST = Duration.ofMinutes(1);

  @Inject private transient SessionEnd end;
  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getServletPath().equals(CLOCK)) {
      writeTimeLeft(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getServletPath()) {
      case ACTIVITY -> {
        noteAct(request);
        writeTimeLeft(request, response);
      }
      case END -> signOut(request, response);
      default -> response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  private void noteAct(HttpServletRequest request) {
    Instant now = clock.instant();
    Instant at = now.minus(ago(request));
    SessionFilter.find(request).ifPresent(session -> session.act(at, now));
  }

  private static Duration ago(HttpServletRequest request) {
    String milliseconds = request.getParameter("ago");
    if (milliseconds == null || !milliseconds.matches("[0-9]{1,6}")) {
      return Duration.ZERO;
    }
    Duration ago = Duration.ofMillis(Long.parseLong(milliseconds));
    return ago.compareTo(LATEST) > 0 ? LATEST : ago;
  }

  private void writeTimeLeft(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ConsoleSession> session = SessionFilter.find(request);
    long left = session.map(s -> s.left(clock.instant()).toMillis()).orElse(0L);
    response.setContentType("application/json");
    response.getWriter().write("{\"left\":" + left + "}");
  }

  private void signOut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ConsoleSession> session = SessionFilter.find(request);
    String signedOut = SignedOut.address(request, EndReason.SIGNED_OUT);
    if (session.isEmpty()) {
      response.sendRedirect(signedOut);
      return;
    }
    String there = session.get().provider().endAddress(base(request) + signedOut);
    end.end(session.get(), request, EndReason.SIGNED_OUT);
    response.sendRedirect(there);
  }

  private static String base(HttpServletRequest request) {
    String address = request.getRequestURL().toString();
    return address.substring(0, address.length() - request.getRequestURI().length());
  }
}
