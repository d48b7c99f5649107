package org.safeguard.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TemporaryPasswordTest {
  private final TemporaryPassword password = TemporaryPassword.random();

  @Test
  void isLongAndEasyToCopy() {
    assertTrue(password.value().matches("[A-HJ-NP-Za-km-z2-9]{20}"), "alphabet or length");
  }

  @Test
  void isNeverGivenTwice() {
    assertNotEquals(password, TemporaryPassword.random());
  }

  @Test
  void doesNotPrint() {
    assertFalse(password.toString().contains(password.value()));
    Officer anna = new Officer("anna", "Anna Ames");
    assertEquals(
        -1,
        new Appointment(anna, FirstRole.ADMINISTRATOR, password)
            .toString()
            .indexOf(password.value()));
  }
}
