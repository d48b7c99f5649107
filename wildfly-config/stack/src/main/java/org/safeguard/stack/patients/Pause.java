package org.safeguard.stack.patients;

import java.time.Duration;

/** Lets time pass before something is tried again; throws when waiting has become senseless. */
@FunctionalInterface
public interface Pause {
  void of(Duration time);
}
