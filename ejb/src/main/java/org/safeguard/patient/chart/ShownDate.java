package org.safeguard.patient.chart;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** The point in time at which a FHIR date begins: a year at its first of January, in UTC. */
final class ShownDate {

  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  private ShownDate() {}

  static Optional<Instant> begin(String date) {
    try {
      return Optional.of(
          switch (date.length()) {
            case YEAR -> start(Year.parse(date).atDay(1));
            case MONTH -> start(YearMonth.parse(date).atDay(1));
            case DAY -> start(LocalDate.parse(date));
            default -> OffsetDateTime.parse(date).toInstant();
          });
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
