package org.safeguard.web.console.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class NextTurnTest {

  private static final Instant DUE = Instant.parse("2027-11-27T23:30:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void theDayIsThatOfThePersonsZone() {
    NextTurn turn = new NextTurn(DUE, DUE.minusSeconds(3600), BERLIN);
    assertEquals(LocalDate.of(2027, 11, 28), turn.day());
    assertEquals(LocalDate.of(2027, 11, 27), turn.today());
  }

  @Test
  void aTurnIsOverdueFromItsMomentOn() {
    assertFalse(new NextTurn(DUE, DUE, BERLIN).overdue());
    assertTrue(new NextTurn(DUE, DUE.plusMillis(1), BERLIN).overdue());
  }
}
