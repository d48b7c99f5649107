package org.safeguard.resource;

/** A change was asked for without saying of which version. */
public final class VersionRequired extends RejectedCall {

  private static final long serialVersionUID = 1L;

  public VersionRequired() {
    super(Issue.of("required", "Say in If-Match which version the change is of."));
  }

  @Override
  public int status() {
    return 428;
  }
}
