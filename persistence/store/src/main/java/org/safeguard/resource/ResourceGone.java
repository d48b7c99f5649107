package org.safeguard.resource;

/** The resource was deleted. */
public final class ResourceGone extends RejectedCall {

  private static final long serialVersionUID = 1L;

  public ResourceGone() {
    super(Issue.of("deleted", "The resource was deleted."));
  }

  @Override
  public int status() {
    return 410;
  }
}
