package org.safeguard.resource;

/** The resource has moved on since the version that the caller changed. */
public final class VersionConflict extends RejectedCall {

  private static final long serialVersionUID = 1L;

  public VersionConflict(int current) {
    super(
        Issue.of(
            "conflict", "The resource is at version " + current + " now; read it and try again."));
  }

  @Override
  public int status() {
    return 412;
  }
}
