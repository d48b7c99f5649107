package org.safeguard.access;

import java.util.Optional;
import org.safeguard.access.store.Standing;
import org.safeguard.identity.Caller;

/** One rule of access: its name stands in the audit entry of every call that it refuses. */
enum AccessRule {
  SIGNED_IN("Sign in first.", true) {
    @Override
    boolean allows(Attempt attempt) {
      return !(attempt.caller() instanceof Caller.Anonymous);
    }
  },
  SESSION_OPEN("The session has ended; sign in again.", true) {
    @Override
    boolean allows(Attempt attempt) {
      return !attempt.sessionEnded();
    }
  },
  SIGNED_IN_WITH_SECOND_FACTOR("Sign in with a second factor.", true) {
    @Override
    boolean allows(Attempt attempt) {
      return !(attempt.caller() instanceof Caller.Person person)
          || person.authentication().equals(Optional.of(SECOND_FACTOR));
    }
  },
  KNOWN_AND_ACTIVE("This account is not in use here.", false) {
    @Override
    boolean allows(Attempt attempt) {
      return attempt.standing().map(Standing::active).orElse(false);
    }
  },
  ROLE_ALLOWS("None of your roles allows this.", false) {
    @Override
    boolean allows(Attempt attempt) {
      if (attempt.verb().ofEveryPerson()) {
        return attempt.caller() instanceof Caller.Person;
      }
      Standing standing = attempt.standing().orElseThrow();
      return attempt
          .type()
          .map(type -> standing.may(attempt.verb(), type))
          .orElseGet(() -> standing.may(attempt.verb()));
    }
  };

  private static final String SECOND_FACTOR = "mfa";

  private final String reason;
  private final boolean signInNeeded;

  AccessRule(String reason, boolean signInNeeded) {
    this.reason = reason;
    this.signInNeeded = signInNeeded;
  }

  abstract boolean allows(Attempt attempt);

  AccessRefused refusal() {
    return new AccessRefused(name(), reason, signInNeeded);
  }
}
