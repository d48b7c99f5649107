package org.safeguard.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.safeguard.access.store.Standing;
import org.safeguard.access.store.Standing.Permission;
import org.safeguard.access.store.Verb;
import org.safeguard.identity.SignedIn.Area;

class SignedInTest {

  @Test
  void whoMaySearchButNotReadTheHistorySeesPatientsAlone() {
    assertEquals(
        EnumSet.of(Area.PATIENTS),
        opens(new Permission("Patient", Verb.SEARCH), new Permission("Patient", Verb.READ)));
  }

  @Test
  void aPermissionForEveryTypeOpensTheArea() {
    assertEquals(
        EnumSet.of(Area.PATIENTS, Area.CHART, Area.PATIENT_HISTORY),
        opens(new Permission("*", Verb.SEARCH), new Permission("*", Verb.HISTORY)));
  }

  @Test
  void whoReadsTheLogSeesTheLog() {
    assertEquals(EnumSet.of(Area.AUDIT), opens(new Permission("AuditEvent", Verb.AUDIT_READ)));
    assertEquals(EnumSet.of(Area.ALERTS), opens(new Permission("Alert", Verb.ALERT_READ)));
  }

  @Test
  void whoMayDoNothingSeesNothing() {
    assertEquals(Set.of(), opens());
  }

  private static Set<Area> opens(Permission... permissions) {
    return SignedIn.of(new Standing("Ada", true, List.of("ROLE"), Set.of(permissions))).opens();
  }
}
