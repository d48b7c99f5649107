package org.safeguard.patient.incoming;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * References to what is not of this server: absolute URLs (RFC 3986, section 4.3) of other servers,
 * and what no server has, such as {@code urn:oid:1.2.3}.
 *
 * <p>An address of this server's host below the path of its FHIR service counts as its own whatever
 * the scheme, the port, the case and the escapes that it is written with: someone's client would
 * find a patient there. Other names of the same host cannot be known.
 */
final class ExternalReference {

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.");
  private static final Set<String> HTTP = Set.of("http", "https");

  /** A host by name or number; registered names with escapes are taken for no host. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[^@]*@)?([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]*)?");

  private ExternalReference() {}

  /**
   * Whether this text refers to nothing of this server, whoever reads it.
   *
   * @param base the address of this service, without a slash at its end
   */
  static boolean is(String text, String base) {
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.lookingAt()) {
      return false;
    }
    if (!HTTP.contains(scheme.group(1).toLowerCase(Locale.ROOT))) {
      return true;
    }
    try {
      URI uri = new URI(text);
      URI own = new URI(base);
      Optional<String> host = host(uri);
      return host.isPresent()
          && !(host.equals(host(own)) && (path(uri) + "/").startsWith(path(own) + "/"));
    } catch (URISyntaxException e) {
      // Some clients read more as a URL than RFC 3986 does, and where they end up can't be told.
      return false;
    }
  }

  private static Optional<String> host(URI uri) {
    String authority = uri.getRawAuthority();
    Matcher parts = AUTHORITY.matcher(authority == null ? "" : authority);
    return parts.matches()
        ? Optional.of(parts.group(1).toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))
        : Optional.empty();
  }

  /** The path as the most forgiving server would take it. */
  private static String path(URI uri) throws URISyntaxException {
    String path =
        uri.getPath().replace('\\', '/').replaceAll(";[^/]*", "").replaceAll("/{2,}", "/");
    String normal = new URI(null, null, path, null).normalize().getPath();
    return normal.replaceFirst("^(?:/\\.\\.)+", "").toLowerCase(Locale.ROOT);
  }
}
