package org.safeguard.access;

import jakarta.ejb.ApplicationException;

/**
 * A rule of access refuses the call. It is audited as REFUSED with the rule's name and becomes a
 * 401 or 403.
 */
@ApplicationException(rollback = true)
public final class AccessRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String rule;
  private final boolean signInNeeded;

  AccessRefused(String rule, String reason, boolean signInNeeded) {
    super(reason);
    this.rule = rule;
    this.signInNeeded = signInNeeded;
  }

  /** The name of the rule that refused. */
  public String rule() {
    return rule;
  }

  /** Whether signing in (again) is what is missing: a 401 rather than a 403. */
  public boolean signInNeeded() {
    return signInNeeded;
  }
}
