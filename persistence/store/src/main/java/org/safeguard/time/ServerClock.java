package org.safeguard.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one clock that everything in the server reads. */
@ApplicationScoped
class ServerClock {

  @Produces
  Clock utc() {
    return Clock.systemUTC();
  }
}
