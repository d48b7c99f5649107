package org.safeguard.web.console.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wildfly.security.http.oidc.RefreshableOidcSecurityContext;

/** The session that WildFly's OIDC client holds tokens of. */
final class OidcProviderSession implements ProviderSession {

  private final RefreshableOidcSecurityContext tokens;

  OidcProviderSession(RefreshableOidcSecurityContext tokens) {
    this.tokens = tokens;
  }

  /**
   * Posts the refresh token to the provider's end-session endpoint, signed in with the client's
   * key. Where the provider can't be reached, its own idle time ends the session.
   */
  @Override
  public void end() {
    tokens.logout(tokens.getOidcClientConfiguration());
  }

  @Override
  public String endAddress(String afterwards) {
    return tokens.getOidcClientConfiguration().getLogoutUrl()
        + "?id_token_hint="
        + encoded(tokens.getIDTokenString())
        + "&post_logout_redirect_uri="
        + encoded(afterwards);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
