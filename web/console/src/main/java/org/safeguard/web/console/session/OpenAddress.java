package org.safeguard.web.console.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * The addresses that need no sign-in and renew nothing; {@code web.xml} leaves the same ones
 * outside its constraint. What counts is where the container has led the request, as it does for
 * the constraint: the address as it was sent may hold dots that lead elsewhere.
 */
final class OpenAddress {

  private static final String RESOURCES = "/jakarta.faces.resource/";
  private static final Set<String> PAGES =
      Set.of(SignedOut.PAGE, SessionServlet.CLOCK, SessionServlet.END, WatchServlet.KEYS);

  private OpenAddress() {}

  static boolean of(HttpServletRequest request) {
    String rest = request.getPathInfo();
    String path = request.getServletPath() + (rest == null ? "" : rest);
    return PAGES.contains(path) || path.startsWith(RESOURCES);
  }
}
