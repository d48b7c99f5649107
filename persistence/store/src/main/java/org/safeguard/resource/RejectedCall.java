package org.safeguard.resource;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * The caller asked for something that cannot be done as asked. It rolls the transaction back, is
 * audited as REJECTED and becomes a 4xx; its issues hold no PHI.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class RejectedCall extends RuntimeException {

  private final transient List<Issue> issues;

  protected RejectedCall(List<Issue> issues) {
    super(issues.get(0).diagnostics());
    this.issues = List.copyOf(issues);
  }

  protected RejectedCall(Issue issue) {
    this(List.of(issue));
  }

  /** What is wrong; at least one issue. */
  public List<Issue> issues() {
    return issues;
  }

  /** The HTTP status that says so (RFC 9110). */
  public abstract int status();
}
