package org.safeguard.web.console.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a request that may change something comes from a page of this very server: a second guard
 * against forged requests beside the tokens of the pages and the cookie's SameSite.
 */
final class SameOrigin {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private SameOrigin() {}

  /** Whether the request changes nothing, or its browser proves that our own page sent it. */
  static boolean trusts(HttpServletRequest request) {
    if (SAFE.contains(request.getMethod())) {
      return true;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    return origin != null && origin.equals(ownOrigin(request));
  }

  private static String ownOrigin(HttpServletRequest request) {
    String host = request.getServerName().toLowerCase(Locale.ROOT);
    boolean usual = request.getScheme().equals("https") && request.getServerPort() == 443;
    return request.getScheme() + "://" + host + (usual ? "" : ":" + request.getServerPort());
  }
}
