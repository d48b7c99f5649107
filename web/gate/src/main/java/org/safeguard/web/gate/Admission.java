package org.safeguard.web.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeguard.resource.Issue;

/**
 * What is refused before anyone asks who is calling: unknown methods, addresses and bodies that are
 * too long, and tokens where they do not belong.
 */
final class Admission {

  /** The largest body taken. */
  static final long MAX_BODY = 16L << 20;

  /** The largest bundle taken, which is what comes to the address of the FHIR service itself. */
  static final long MAX_BUNDLE = 128L << 20;

  private static final Set<String> BUNDLES = Set.of("/fhir", "/fhir/");

  /** The longest address taken: path and query. */
  static final int MAX_ADDRESS = 8192;

  /** In the order in which {@code Allow} names them. */
  static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final Map<String, String> ALLOW =
      Map.of("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");

  private final Surface surface;

  Admission(Surface surface) {
    this.surface = surface;
  }

  /**
   * What is looked at.
   *
   * @param path within the application
   * @param addressLength of path and query together
   * @param parameters the names of the query's parameters, decoded
   * @param contentLength as announced; negative where it is not
   */
  record Application(
      String method,
      String path,
      int addressLength,
      Set<String> parameters,
      boolean authorizationHeader,
      long contentLength) {}

  /** Why the request is turned away; nothing where it is admitted. */
  Optional<Failure> refuse(Application asked) {
    if (!METHODS.contains(asked.method())) {
      return Optional.of(new Failure(405, Failure.ofStatus(405).issues(), ALLOW));
    }
    if (asked.addressLength() > MAX_ADDRESS) {
      return Optional.of(Failure.ofStatus(414));
    }
    if (asked.contentLength() > surface.largestBody(asked.path())) {
      return Optional.of(Failure.ofStatus(413));
    }
    if (asked.parameters().contains("access_token")) {
      return Optional.of(malformed("accessToken"));
    }
    if (surface == Surface.CONSOLE && asked.authorizationHeader()) {
      return Optional.of(malformed("authorizationHeader"));
    }
    return Optional.empty();
  }

  static boolean takesBundles(String path) {
    return BUNDLES.contains(path);
  }

  private static Failure malformed(String text) {
    return new Failure(400, List.of(Issue.of("security", FailureTexts.text(text))), Map.of());
  }
}
