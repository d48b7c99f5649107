package org.safeguard.web.gate;

import org.safeguard.resource.Issue;
import org.safeguard.resource.RejectedCall;

/** A header of the request holds what it may not. */
final class InvalidHeader extends RejectedCall {

  private static final long serialVersionUID = 1L;

  /**
   * @param text the key of the sentence that says what it may hold
   */
  InvalidHeader(String text) {
    super(Issue.of("value", FailureTexts.text(text)));
  }

  @Override
  public int status() {
    return 400;
  }
}
