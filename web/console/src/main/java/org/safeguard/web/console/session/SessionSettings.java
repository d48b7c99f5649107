package org.safeguard.web.console.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** What the server's environment sets for sessions. */
@ApplicationScoped
class SessionSettings {

  @Produces
  @Dependent
  SessionTimes times() {
    return SessionTimes.configured(Configuration.ofProcess());
  }
}
