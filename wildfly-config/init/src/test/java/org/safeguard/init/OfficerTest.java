package org.safeguard.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficerTest {
  private static final Officer ANNA = new Officer("anna", "Anna Ames");

  @Test
  void usernameIsKeptInSmallLetters() {
    assertEquals("anna", new Officer(" Anna ", "Anna Ames").username());
  }

  @Test
  void nameIsKeptWithSingleSpaces() {
    assertEquals("Anna Ames", new Officer("anna", "  Anna \t Ames ").displayName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "an", "anna ames", "-anna", "anna/..", "anna!", "ann\u00e4"})
  void oddUsernameIsRefused(String username) {
    assertThrows(InstallationRefused.class, () -> new Officer(username, "Anna Ames"));
  }

  @Test
  void blankNameIsRefused() {
    assertThrows(InstallationRefused.class, () -> new Officer("anna", " \t"));
  }

  @Test
  void sameUsernameIsSamePerson() {
    assertTrue(ANNA.isSamePersonAs(new Officer("ANNA", "Somebody Else")));
  }

  @Test
  void sameNameUnderTwoUsernamesIsSamePerson() {
    assertTrue(ANNA.isSamePersonAs(new Officer("anna2", "anna  AMES")));
  }

  @Test
  void twoPeopleAreTwoPeople() {
    assertFalse(ANNA.isSamePersonAs(new Officer("bert", "Bert Brown")));
  }
}
