package org.safeguard.resource;

/** The resource has moved on since the version that the caller changed. */
public final class VersionConflict extends RejectedCall {

  private static final long serialVersionUID = 1L;

  public VersionConflict(int current) {
    this("The resource is at version " + current + " now; read it and try again.");
  }

  private VersionConflict(String diagnostics) {
    super(Issue.of("conflict", diagnostics));
  }

  /** What the caller named is a version of no resource. */
  public static VersionConflict withNoVersion() {
    return new VersionConflict("The version named is none that the resource ever had.");
  }

  @Override
  public int status() {
    return 412;
  }
}
