package org.safeguard.access;

import java.util.List;
import java.util.Optional;

/**
 * All rules, in the order in which they are asked. Whoever passes every one is allowed; anyone else
 * is refused.
 */
final class AccessPolicy {

  private static final List<AccessRule> RULES =
      List.of(
          AccessRule.SIGNED_IN,
          AccessRule.SESSION_OPEN,
          AccessRule.SIGNED_IN_WITH_SECOND_FACTOR,
          AccessRule.KNOWN_AND_ACTIVE,
          AccessRule.ROLE_ALLOWS);

  private AccessPolicy() {}

  /** The first rule that refuses; nothing where all allow. */
  static Optional<AccessRule> refusing(Attempt attempt) {
    return attempt.verb().open()
        ? Optional.empty()
        : RULES.stream().filter(rule -> !rule.allows(attempt)).findFirst();
  }
}
