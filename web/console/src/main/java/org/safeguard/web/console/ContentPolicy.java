package org.safeguard.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URI;
import java.util.Optional;

/**
 * What a page of the console may load and where it may send to: this server alone, and the identity
 * provider for signing in and out. Scripts run by their nonce only; PrimeFaces adds it.
 */
@ApplicationScoped
@Named
public class ContentPolicy {

  /** PrimeFaces adds the nonce at the end, so the scripts' directive stands last. */
  private static final String DIRECTIVES =
      "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'%s; style-src"
          + " 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; script-src 'self'";

  private final String directives =
      DIRECTIVES.formatted(
          Optional.ofNullable(System.getenv("SAFEGUARD_OIDC_PROVIDER_URL"))
              .map(address -> " " + origin(address))
              .orElse(""));

  /** The value of the header {@code Content-Security-Policy}, without the nonce. */
  public String getDirectives() {
    return directives;
  }

  static String origin(String address) {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getAuthority();
  }
}
