package org.safeguard.web.gate;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/** Answers a request with a failure, in the form of the surface. */
final class FailureResponse {

  private FailureResponse() {}

  /** Headers that were set before stay, unless the failure sets them itself. */
  static void write(Failure failure, UUID requestId, Surface surface, HttpServletResponse response)
      throws IOException {
    response.setStatus(failure.status());
    failure.headers().forEach((name, value) -> addIfAbsent(response, name, value));
    response.setContentType(mediaType(surface));
    if (surface == Surface.CONSOLE) {
      response.setHeader("Content-Security-Policy", FailurePage.POLICY);
    }
    response.getOutputStream().write(body(failure, requestId, surface));
  }

  static String mediaType(Surface surface) {
    return surface == Surface.API ? OutcomeWriter.MEDIA_TYPE : FailurePage.MEDIA_TYPE;
  }

  static byte[] body(Failure failure, UUID requestId, Surface surface) {
    return surface == Surface.API
        ? OutcomeWriter.write(failure, requestId)
        : FailurePage.write(failure, requestId);
  }

  /** The container's own challenge or list of methods says more than ours. */
  private static void addIfAbsent(HttpServletResponse response, String name, String value) {
    if (!response.containsHeader(name)) {
      response.setHeader(name, value);
    }
  }
}
