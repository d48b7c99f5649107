package org.safeguard.web.gate;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import org.safeguard.identity.Caller;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcPrincipal;

/**
 * Who calls, by the claims of the access token that the container verified. Roles in the token are
 * not looked at.
 */
final class VerifiedCaller {

  private VerifiedCaller() {}

  /** Anonymous unless the container verified a token that names a subject and a client. */
  static Caller of(Principal principal) {
    if (!(principal instanceof OidcPrincipal<?> verified)) {
      return new Caller.Anonymous();
    }
    AccessToken token = verified.getOidcSecurityContext().getToken();
    Optional<String> subject = text(token, "sub");
    Optional<String> client = text(token, "azp");
    if (subject.isEmpty() || client.isEmpty()) {
      return new Caller.Anonymous();
    }
    return isClientsOwn(token, client.get())
        ? new Caller.SystemClient(client.get())
        : person(token, subject.get(), client.get());
  }

  /**
   * A token that a client got for itself belongs to no session, and Keycloak names the client in it
   * a second time.
   */
  private static boolean isClientsOwn(AccessToken token, String client) {
    return text(token, "sid").isEmpty() && text(token, "client_id").equals(Optional.of(client));
  }

  private static Caller person(AccessToken token, String subject, String client) {
    return new Caller.Person(
        subject,
        text(token, "preferred_username").orElse(subject),
        client,
        text(token, "sid"),
        text(token, "acr"),
        number(token, "auth_time").map(Instant::ofEpochSecond));
  }

  private static Optional<String> text(AccessToken token, String claim) {
    return token.hasClaim(claim) && token.getClaimValue(claim) instanceof String value
        ? Optional.of(value)
        : Optional.empty();
  }

  private static Optional<Long> number(AccessToken token, String claim) {
    return token.hasClaim(claim) && token.getClaimValue(claim) instanceof Number value
        ? Optional.of(value.longValue())
        : Optional.empty();
  }
}
