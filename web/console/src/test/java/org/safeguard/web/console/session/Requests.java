package org.safeguard.web.console.session;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Requests to {@code https://console.example.org/console}, as far as the code under test asks. */
final class Requests {

  private Requests() {}

  static HttpServletRequest of(String method, String uri, Map<String, String> headers) {
    return of(method, uri, "", headers);
  }

  /** A request that the container has led to a path, whatever its address looks like. */
  static HttpServletRequest ledTo(String path, String uri) {
    return of("GET", uri, path, Map.of());
  }

  private static HttpServletRequest of(
      String method, String uri, String servletPath, Map<String, String> headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, asked, arguments) ->
                switch (asked.getName()) {
                  case "getMethod" -> method;
                  case "getRequestURI" -> uri;
                  case "getContextPath" -> "/console";
                  case "getServletPath" -> servletPath;
                  case "getPathInfo" -> null;
                  case "getScheme" -> "https";
                  case "getServerName" -> "console.example.org";
                  case "getServerPort" -> 443;
                  case "getHeader" -> headers.get((String) arguments[0]);
                  default -> throw new UnsupportedOperationException(asked.getName());
                });
  }
}
