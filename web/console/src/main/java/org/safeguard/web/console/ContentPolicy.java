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

  private static final String DIRECTIVES =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; form-action 'self'%s; base-uri 'none'; object-src 'none';"
          + " frame-ancestors 'none'";

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
