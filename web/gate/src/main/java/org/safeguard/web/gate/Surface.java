package org.safeguard.web.gate;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** What a web application is: programs talk to the one, people's browsers to the other. */
enum Surface {
  API,
  CONSOLE;

  /** The context parameter of {@code web.xml} that says it. */
  static final String PARAMETER = "safeguard.surface";

  static Surface of(ServletContext application) {
    return of(application.getInitParameter(PARAMETER));
  }

  /**
   * @throws IllegalStateException where it is not said, so that no application goes up without
   */
  static Surface of(String parameter) {
    if (parameter == null) {
      throw new IllegalStateException("web.xml does not set " + PARAMETER);
    }
    return valueOf(parameter.toUpperCase(Locale.ROOT));
  }

  /** The largest body taken at that path within the application. */
  long largestBody(String path) {
    return this == API && Admission.takesBundles(path) ? Admission.MAX_BUNDLE : Admission.MAX_BODY;
  }

  /** The same of where this request goes. */
  long largestBody(HttpServletRequest request) {
    return largestBody(path(request));
  }

  /** Whether the container has mapped the request to a static file. */
  boolean isStatic(HttpServletRequest request) {
    return isStatic(path(request));
  }

  private static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return request.getServletPath() + (rest == null ? "" : rest);
  }

  /**
   * Whether that is a file of the application's own, the same for everyone: style, script, font.
   */
  boolean isStatic(String path) {
    return this == CONSOLE && path.startsWith("/jakarta.faces.resource/");
  }
}
