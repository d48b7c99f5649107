package org.safeguard.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.safeguard.identity.SignedIn.Area;

class NavigationTest {

  @Test
  void aPersonSeesOnlyWhatTheyMayOpen() {
    assertEquals(
        List.of(Navigation.HOME, Navigation.PATIENTS), Navigation.of(EnumSet.of(Area.PATIENTS)));
    assertEquals(List.of(Navigation.HOME, Navigation.AUDIT), Navigation.of(EnumSet.of(Area.AUDIT)));
    assertEquals(
        List.of(Navigation.HOME, Navigation.ALERTS), Navigation.of(EnumSet.of(Area.ALERTS)));
  }

  @Test
  void whoMayOpenNothingStillHasAHome() {
    assertEquals(List.of(Navigation.HOME), Navigation.of(Set.of()));
  }

  @Test
  void everyPlaceHasItsText() {
    Texts texts = new Texts();
    for (Navigation place : Navigation.values()) {
      texts.get("place." + place);
    }
  }
}
