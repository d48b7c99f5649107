package org.safeguard.web.gate;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which workstation a request comes from, as it says itself: a program by a header, a browser by a
 * cookie that the console gave it.
 */
final class Workstation {

  static final String HEADER = "X-Workstation-Id";
  static final String COOKIE = "__Host-workstation";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int RANDOM_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Workstation() {}

  /** The workstation's id; what is no id is passed over. */
  static Optional<String> find(HttpServletRequest request) {
    Optional<String> header = Optional.ofNullable(request.getHeader(HEADER));
    return header.isPresent() ? header.filter(Workstation::isId) : cookie(request);
  }

  /**
   * @throws InvalidHeader where the header holds no id; a cookie that holds none is replaced by the
   *     console
   */
  static void check(HttpServletRequest request) {
    if (request.getHeader(HEADER) != null && find(request).isEmpty()) {
      throw new InvalidHeader("workstation");
    }
  }

  /** A new opaque id. */
  static String newId() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The header {@code Set-Cookie} that makes a browser keep the id for a year. */
  static String setCookie(String id) {
    return COOKIE + "=" + id + "; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax";
  }

  private static Optional<String> cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    for (Cookie cookie : cookies) {
      if (COOKIE.equals(cookie.getName()) && isId(cookie.getValue())) {
        return Optional.of(cookie.getValue());
      }
    }
    return Optional.empty();
  }

  private static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
