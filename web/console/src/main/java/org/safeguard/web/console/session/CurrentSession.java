package org.safeguard.web.console.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.safeguard.identity.SignedIn;

/** The session of the person whose request is at hand, for the frame to show. */
@RequestScoped
public class CurrentSession {

  @Inject private HttpServletRequest request;
  @Inject private SessionTimes times;
  @Inject private Clock clock;

  /** Who is signed in; nobody on pages that everyone may open. */
  public Optional<SignedIn> person() {
    return living().map(ConsoleSession::person);
  }

  /** What is left of the session if the person does nothing more. */
  public Duration left() {
    return living().map(session -> session.left(clock.instant())).orElse(Duration.ZERO);
  }

  public SessionTimes times() {
    return times;
  }

  /** Whether the page is shown to a script that watches it, and not to a person who opened it. */
  public boolean watched() {
    return WatchServlet.watches(request);
  }

  private Optional<ConsoleSession> living() {
    return SessionFilter.find(request).filter(session -> !session.ended(clock.instant()));
  }
}
