package org.safeguard.web.gate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FaultLogTest {

  @Test
  void faultIsToldByKindsAndPlacesAndNeverByTexts() {
    String told =
        FaultLog.describe(
            new IllegalStateException("Quist", new SQLException("Key (name)=(Quist)", "23505")));

    assertFalse(told.contains("Quist"), told);
    assertTrue(told.startsWith("java.lang.IllegalStateException\n  at "), told);
    assertTrue(told.contains("caused by java.sql.SQLException (SQL state 23505)"), told);
    assertTrue(told.contains("FaultLogTest"), told);
  }
}
