package org.safeguard.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.safeguard.access.store.Standing;
import org.safeguard.access.store.Standing.Permission;
import org.safeguard.access.store.Verb;
import org.safeguard.identity.Caller;
import org.safeguard.resource.ResourceType;

class AccessPolicyTest {

  private static final Caller NURSE = person("mfa");
  private static final Standing READS_PATIENTS =
      new Standing(
          "Nora Nurse", true, List.of("NURSE"), Set.of(new Permission("Patient", Verb.READ)));

  @Test
  void whoPassesEveryRuleIsAllowed() {
    assertEquals(Optional.empty(), refusing(NURSE, Verb.READ, READS_PATIENTS));
  }

  @Test
  void nobodyUnknownIsAllowed() {
    assertEquals(
        Optional.of(AccessRule.SIGNED_IN),
        AccessPolicy.refusing(
            new Attempt(
                new Caller.Anonymous(), Verb.READ, Optional.empty(), Optional.empty(), false)));
  }

  @Test
  void everybodyMayAskWhatTheServerCanDo() {
    assertEquals(
        Optional.empty(),
        AccessPolicy.refusing(
            new Attempt(
                new Caller.Anonymous(),
                Verb.CAPABILITIES,
                Optional.empty(),
                Optional.empty(),
                false)));
  }

  @Test
  void anEndedSessionIsRefusedThoughItsTokenStillRuns() {
    Attempt attempt =
        new Attempt(NURSE, Verb.READ, Optional.empty(), Optional.of(READS_PATIENTS), true);
    assertEquals(Optional.of(AccessRule.SESSION_OPEN), AccessPolicy.refusing(attempt));
  }

  @Test
  void aPersonWithoutASecondFactorIsRefused() {
    assertEquals(
        Optional.of(AccessRule.SIGNED_IN_WITH_SECOND_FACTOR),
        refusing(person("pwd"), Verb.READ, READS_PATIENTS));
  }

  @Test
  void aPersonWhomNoRowKnowsIsRefused() {
    Attempt attempt = new Attempt(NURSE, Verb.READ, Optional.empty(), Optional.empty(), false);
    assertEquals(Optional.of(AccessRule.KNOWN_AND_ACTIVE), AccessPolicy.refusing(attempt));
  }

  @Test
  void anInactiveAccountIsRefused() {
    Standing inactive =
        new Standing("Nora Nurse", false, READS_PATIENTS.roles(), READS_PATIENTS.permissions());
    assertEquals(Optional.of(AccessRule.KNOWN_AND_ACTIVE), refusing(NURSE, Verb.READ, inactive));
  }

  @Test
  void aVerbThatNoRoleAllowsIsRefused() {
    assertEquals(Optional.of(AccessRule.ROLE_ALLOWS), refusing(NURSE, Verb.DELETE, READS_PATIENTS));
  }

  @Test
  void aTypeThatNoRoleAllowsIsRefused() {
    Attempt attempt =
        new Attempt(
            NURSE, Verb.READ, ResourceType.find("Observation"), Optional.of(READS_PATIENTS), false);
    assertEquals(Optional.of(AccessRule.ROLE_ALLOWS), AccessPolicy.refusing(attempt));
  }

  @Test
  void aPermissionForEveryTypeHoldsForEach() {
    Standing all =
        new Standing("Lab", true, List.of("SYSTEM_READ"), Set.of(new Permission("*", Verb.READ)));
    Attempt attempt =
        new Attempt(
            new Caller.SystemClient("lab"),
            Verb.READ,
            ResourceType.find("Observation"),
            Optional.of(all),
            false);
    assertEquals(Optional.empty(), AccessPolicy.refusing(attempt));
  }

  @Test
  void aSystemHasNoConsoleSession() {
    assertEquals(
        Optional.of(AccessRule.ROLE_ALLOWS),
        refusing(new Caller.SystemClient("lab"), Verb.SIGN_IN, READS_PATIENTS));
  }

  @Test
  void aJobHasNoStandingAndIsRefused() {
    Attempt attempt =
        new Attempt(new Caller.Job("sweep"), Verb.READ, Optional.empty(), Optional.empty(), false);
    assertEquals(Optional.of(AccessRule.KNOWN_AND_ACTIVE), AccessPolicy.refusing(attempt));
  }

  private static Optional<AccessRule> refusing(Caller caller, Verb verb, Standing standing) {
    return AccessPolicy.refusing(
        new Attempt(caller, verb, Optional.of(ResourceType.PATIENT), Optional.of(standing), false));
  }

  private static Caller.Person person(String acr) {
    return new Caller.Person(
        "subject-1",
        "nora",
        "safeguard-app",
        Optional.of("session-1"),
        Optional.of(acr),
        Optional.of(Instant.EPOCH));
  }
}
