package org.safeguard.web.console.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * The addresses that need no sign-in and renew nothing; {@code web.xml} leaves the same ones
 * outside its constraint.
 */
final class OpenAddress {

  private static final String RESOURCES = "/jakarta.faces.resource/";
  private static final Set<String> PAGES =
      Set.of(SignedOut.PAGE, SessionServlet.CLOCK, SessionServlet.END);

  private OpenAddress() {}

  static boolean of(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return PAGES.contains(path) || path.startsWith(RESOURCES);
  }
}
