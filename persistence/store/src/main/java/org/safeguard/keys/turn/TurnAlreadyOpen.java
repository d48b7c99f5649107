package org.safeguard.keys.turn;

import org.safeguard.resource.Issue;
import org.safeguard.resource.RejectedCall;

/** A turn was asked for while another is not done. */
public final class TurnAlreadyOpen extends RejectedCall {

  private static final long serialVersionUID = 1L;

  public TurnAlreadyOpen() {
    super(Issue.of("conflict", "A turn of the keys is not done yet."));
  }

  @Override
  public int status() {
    return 409;
  }
}
