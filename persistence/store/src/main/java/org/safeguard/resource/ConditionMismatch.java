package org.safeguard.resource;

/** A condition names more resources than the one that it may (R4, "Conditional Create"). */
public final class ConditionMismatch extends RejectedCall {

  private static final long serialVersionUID = 1L;

  public ConditionMismatch() {
    super(Issue.of("multiple-matches", "The condition names several resources."));
  }

  @Override
  public int status() {
    return 412;
  }
}
