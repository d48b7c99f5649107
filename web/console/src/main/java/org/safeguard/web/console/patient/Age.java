package org.safeguard.web.console.patient;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/** How old someone is, in the unit that clinicians use at that age. */
record Age(long number, Unit unit) {

  /** What an age is counted in. */
  enum Unit {
    DAYS,
    WEEKS,
    MONTHS,
    YEARS
  }

  private static final int DAYS_UNTIL_WEEKS = 28;
  private static final int WEEKS_UNTIL_MONTHS = 13;
  private static final int YEARS_UNTIL_YEARS = 2;

  static Age of(LocalDate birth, LocalDate on) {
    long days = ChronoUnit.DAYS.between(birth, on);
    if (days < DAYS_UNTIL_WEEKS) {
      return new Age(Math.max(0, days), Unit.DAYS);
    }
    if (days < WEEKS_UNTIL_MONTHS * 7L) {
      return new Age(days / 7, Unit.WEEKS);
    }
    Period period = Period.between(birth, on);
    return period.getYears() < YEARS_UNTIL_YEARS
        ? new Age(period.toTotalMonths(), Unit.MONTHS)
        : new Age(period.getYears(), Unit.YEARS);
  }
}
