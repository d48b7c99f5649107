package org.safeguard.web.gate;

import org.safeguard.resource.Issue;
import org.safeguard.resource.RejectedCall;

/** A body turned out to be too large while it was read. */
final class BodyTooLarge extends RejectedCall {

  private static final long serialVersionUID = 1L;
  private static final int STATUS = 413;

  BodyTooLarge() {
    super(Issue.of(FailureTexts.code(STATUS), FailureTexts.sentence(STATUS)));
  }

  @Override
  public int status() {
    return STATUS;
  }
}
