package org.safeguard.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * How long one version of the vault's keys wraps data keys (NIST SP 800-57 part 1, section 5.3): 12
 * months, or what {@code SAFEGUARD_KEK_CRYPTOPERIOD} says as an ISO 8601 period, such as {@code
 * P6M}.
 */
@ApplicationScoped
public class Cryptoperiod {

  private static final String VARIABLE = "SAFEGUARD_KEK_CRYPTOPERIOD";
  private static final String DEFAULT = "P12M";

  private final Period period;

  /**
   * @throws IllegalStateException if the variable holds no period of a day or longer
   */
  public Cryptoperiod() {
    this(System.getenv().getOrDefault(VARIABLE, DEFAULT));
  }

  Cryptoperiod(String text) {
    try {
      period = Period.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalStateException(VARIABLE + " holds no period such as P12M", e);
    }
    if (!end(Instant.EPOCH).isAfter(Instant.EPOCH)) {
      throw new IllegalStateException(VARIABLE + " must be a day or longer");
    }
  }

  /** When it ends for a version that came into use then. */
  public Instant end(Instant inUseSince) {
    return inUseSince.atZone(ZoneOffset.UTC).plus(period).toInstant();
  }
}
