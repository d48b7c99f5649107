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
 * and names, which have no host, such as {@code mailto:a@h.example}.
 *
 * <p>An address of this server's host below the path of its FHIR service counts as its own whatever
 * the scheme, the port, the case and the escapes that it is written with, or without a scheme:
 * someone's client would find a patient there. Other names of the same host cannot be known.
 */
final class ExternalReference {

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.");

  /** Schemes of which clients find the host even where the slashes are missing (WHATWG URL). */
  private static final Set<String> WITH_HOST = Set.of("http", "https", "ws", "wss", "ftp", "file");

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
    Matcher start = SCHEME.matcher(text);
    if (!start.lookingAt()) {
      return false;
    }
    String scheme = start.group(1).toLowerCase(Locale.ROOT);
    try {
      URI own = new URI(base);
      return isName(scheme, text.substring(scheme.length() + 1))
          // Where an address has no scheme, the host before its port reads as one.
          ? !host(own).equals(Optional.of(withoutDot(scheme)))
          : isElsewhere(new URI(text), own);
    } catch (URISyntaxException e) {
      // Some clients read more as a URL than RFC 3986 does, and where they end up can't be told.
      return false;
    }
  }

  /**
   * Whether it has no host. A slash after the colon begins an address, and two begin one further
   * on, as in {@code url:https://h/fhir}, of which some clients take no more than that.
   */
  private static boolean isName(String scheme, String rest) {
    return !WITH_HOST.contains(scheme)
        && !rest.startsWith("/")
        && !rest.startsWith("\\")
        && !rest.contains("//");
  }

  private static boolean isElsewhere(URI uri, URI own) throws URISyntaxException {
    Optional<String> host = host(uri);
    return host.isPresent()
        && !(host.equals(host(own)) && (path(uri) + "/").startsWith(path(own) + "/"));
  }

  private static Optional<String> host(URI uri) {
    String authority = uri.getRawAuthority();
    Matcher parts = AUTHORITY.matcher(authority == null ? "" : authority);
    return parts.matches()
        ? Optional.of(withoutDot(parts.group(1).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** The path as the most forgiving server would take it. */
  private static String path(URI uri) throws URISyntaxException {
    String path =
        uri.getPath().replace('\\', '/').replaceAll(";[^/]*", "").replaceAll("/{2,}", "/");
    String normal = new URI(null, null, path, null).normalize().getPath();
    return normal.replaceFirst("^(?:/\\.\\.)+", "").toLowerCase(Locale.ROOT);
  }
}
