package org.safeguard.web.console.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.safeguard.web.console.patient.Age.Unit;

class AgeTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void anAdultsAgeIsInYearsAndTurnsOnTheBirthday() {
    assertEquals(new Age(56, Unit.YEARS), Age.of(LocalDate.of(1970, 11, 23), TODAY));
    assertEquals(new Age(55, Unit.YEARS), Age.of(LocalDate.of(1970, 11, 24), TODAY));
  }

  @Test
  void aSmallChildsAgeIsInMonthsUntilTwoYears() {
    assertEquals(new Age(23, Unit.MONTHS), Age.of(LocalDate.of(2024, 11, 24), TODAY));
    assertEquals(new Age(2, Unit.YEARS), Age.of(LocalDate.of(2024, 11, 23), TODAY));
  }

  @Test
  void aBabysAgeIsInDaysThenWeeks() {
    assertEquals(new Age(0, Unit.DAYS), Age.of(TODAY, TODAY));
    assertEquals(new Age(27, Unit.DAYS), Age.of(TODAY.minusDays(27), TODAY));
    assertEquals(new Age(4, Unit.WEEKS), Age.of(TODAY.minusDays(28), TODAY));
    assertEquals(new Age(12, Unit.WEEKS), Age.of(TODAY.minusDays(90), TODAY));
    assertEquals(new Age(2, Unit.MONTHS), Age.of(TODAY.minusDays(91), TODAY));
  }

  @Test
  void whoIsBornOnALeapDayAgesOnTheFirstOfMarch() {
    LocalDate leapDay = LocalDate.of(2008, 2, 29);
    assertEquals(new Age(17, Unit.YEARS), Age.of(leapDay, LocalDate.of(2026, 2, 28)));
    assertEquals(new Age(18, Unit.YEARS), Age.of(leapDay, LocalDate.of(2026, 3, 1)));
  }

  @Test
  void aBirthDateInTheFutureIsNoAge() {
    assertEquals(new Age(0, Unit.DAYS), Age.of(TODAY.plusDays(3), TODAY));
  }
}
