package org.safeguard.web.console.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When the keys are to be turned next, as it is seen at a moment.
 *
 * @param due when the cryptoperiod of the present versions ends
 * @param at the moment
 * @param zone the person's
 */
public record NextTurn(Instant due, Instant at, ZoneId zone) {

  public LocalDate day() {
    return day(due);
  }

  LocalDate today() {
    return day(at);
  }

  public boolean overdue() {
    return at.isAfter(due);
  }

  private LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }
}
