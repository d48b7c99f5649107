package org.safeguard.web.gate;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that bind browsers, on every response. One that an answer has set itself stays: a
 * page knows the nonces of its scripts, a static file how long it is good for.
 */
final class SecurityHeaders {

  private static final String NOTHING_LOADED =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final HttpString CACHE_CONTROL = new HttpString("Cache-Control");

  private final Map<HttpString, String> always = new LinkedHashMap<>();

  /**
   * @param transportSeconds how long a browser is to insist on TLS
   */
  SecurityHeaders(long transportSeconds) {
    set("Strict-Transport-Security", "max-age=" + transportSeconds + "; includeSubDomains");
    set("X-Content-Type-Options", "nosniff");
    set("Referrer-Policy", "no-referrer");
    set("Content-Security-Policy", NOTHING_LOADED);
    set("Cross-Origin-Opener-Policy", "same-origin");
    set("Cross-Origin-Resource-Policy", "same-origin");
    set(
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
            + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()");
  }

  /**
   * @param isStatic whether the response is a file that a browser may keep
   */
  void complete(HeaderMap headers, boolean isStatic) {
    always.forEach((name, value) -> putIfAbsent(headers, name, value));
    if (!isStatic) {
      headers.put(CACHE_CONTROL, "no-store");
    }
  }

  private void set(String name, String value) {
    always.put(new HttpString(name), value);
  }

  private static void putIfAbsent(HeaderMap headers, HttpString name, String value) {
    if (!headers.contains(name)) {
      headers.put(name, value);
    }
  }
}
