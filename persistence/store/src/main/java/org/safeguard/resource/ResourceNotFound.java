package org.safeguard.resource;

/** No such resource or version, or none that this caller may know of. */
public final class ResourceNotFound extends RejectedCall {

  private static final long serialVersionUID = 1L;

  public ResourceNotFound() {
    super(Issue.of("not-found", "There is no such resource."));
  }

  @Override
  public int status() {
    return 404;
  }
}
