package org.safeguard.web.console.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import org.safeguard.access.AccessRefused;
import org.safeguard.audit.CallContext;
import org.safeguard.identity.SessionService;
import org.safeguard.identity.SignedIn;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.RefreshableOidcSecurityContext;

/** Begins a person's session in the console once the identity provider has signed them in. */
@ApplicationScoped
class SessionStart {

  /**
   * The container's own clock is only the broom, for browsers that have gone without a word: ours
   * has ended the session before it comes.
   */
  private static final Duration BROOM = Duration.ofSeconds(10);

  private final SessionService service;
  private final SessionTimes times;
  private final CallContext call;
  private final Clock clock;

  @Inject
  SessionStart(SessionService service, SessionTimes times, CallContext call, Clock clock) {
    this.service = service;
    this.times = times;
    this.call = call;
    this.clock = clock;
  }

  protected SessionStart() {
    this(null, null, null, null);
  }

  /**
   * Begins the session of the signed-in person, under a session id that nobody knew before.
   *
   * @throws AccessRefused where the person may not use the console; their session at the identity
   *     provider is ended then, so that nobody else finds it open
   */
  ConsoleSession begin(HttpServletRequest request) {
    ProviderSession provider = provider(request);
    SignedIn person = admit(request.getSession(), provider);
    request.changeSessionId();
    HttpSession http = request.getSession();
    http.setMaxInactiveInterval(Math.toIntExact(times.idle().plus(BROOM).toSeconds()));
    ConsoleSession session =
        new ConsoleSession(
            person,
            call.caller(),
            call.origin(),
            provider,
            new ActivityClock(times.idle(), clock.instant()));
    http.setAttribute(ConsoleSession.ATTRIBUTE, session);
    return session;
  }

  private SignedIn admit(HttpSession http, ProviderSession provider) {
    try {
      return service.start();
    } catch (AccessRefused e) {
      http.invalidate();
      provider.end();
      throw e;
    }
  }

  private static ProviderSession provider(HttpServletRequest request) {
    if (request.getUserPrincipal() instanceof OidcPrincipal<?> principal
        && principal.getOidcSecurityContext() instanceof RefreshableOidcSecurityContext tokens) {
      return new OidcProviderSession(tokens);
    }
    throw new IllegalStateException("signed in by something other than the OIDC client");
  }
}
