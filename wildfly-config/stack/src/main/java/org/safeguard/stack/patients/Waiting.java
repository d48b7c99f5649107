package org.safeguard.stack.patients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * How a load waits for a server that is away or busy.
 *
 * @param teller says to the person at the terminal why nothing goes on
 */
public record Waiting(Clock clock, Pause pause, Consumer<String> teller) {

  void tell(String message) {
    teller.accept(message);
  }

  Instant now() {
    return clock.instant();
  }

  void pause(Duration time) {
    pause.of(time);
  }
}
