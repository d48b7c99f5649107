package org.safeguard.web.console.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.safeguard.identity.EndReason;

/** The page that says that a session has ended, and why. */
final class SignedOut {

  static final String PAGE = "/signed-out";

  private SignedOut() {}

  static String address(HttpServletRequest request, EndReason reason) {
    return request.getContextPath()
        + PAGE
        + "?reason="
        + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Leads there, by Faces' own answer where a script of Faces asked. */
  static void send(HttpServletRequest request, HttpServletResponse response, EndReason reason)
      throws IOException {
    String address = address(request, reason);
    if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
      response.setContentType("text/xml;charset=UTF-8");
      response
          .getWriter()
          .write("<partial-response><redirect url=\"" + address + "\"/></partial-response>");
    } else {
      response.sendRedirect(address);
    }
  }
}
