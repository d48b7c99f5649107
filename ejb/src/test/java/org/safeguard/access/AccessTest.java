package org.safeguard.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.access.store.Standing;
import org.safeguard.access.store.Standing.Permission;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.CallContext;
import org.safeguard.identity.Caller;

class AccessTest {

  private static final Set<Verb> ASKED = Set.of(Verb.CREATE, Verb.SEARCH);

  private final CallContext call = new CallContext();

  private Access access(Optional<Standing> standing) {
    call.open(new Caller.SystemClient("lab"), call.origin(), Optional.empty(), UUID.randomUUID());
    return new Access(
        call,
        new Standings() {
          @Override
          Optional<Standing> find(Caller caller) {
            return standing;
          }
        },
        null);
  }

  private static Optional<Standing> may(boolean active, Verb verb) {
    return Optional.of(
        new Standing("Lab", active, List.of("R"), Set.of(new Permission("Patient", verb))));
  }

  @Test
  void oneOfTheVerbsOnOneTypeIsEnough() {
    assertTrue(access(may(true, Verb.SEARCH)).admitsAny(ASKED));
    assertTrue(access(may(true, Verb.CREATE)).admitsAny(ASKED));
    assertEquals(List.of("R"), call.roles());
  }

  @Test
  void whoMayDoNoneOfThemIsNotAdmitted() {
    assertFalse(access(may(true, Verb.AUDIT_READ)).admitsAny(ASKED));
    assertFalse(access(may(false, Verb.SEARCH)).admitsAny(ASKED));
    assertFalse(access(Optional.empty()).admitsAny(ASKED));
  }
}
