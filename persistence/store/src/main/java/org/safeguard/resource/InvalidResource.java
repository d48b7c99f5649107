package org.safeguard.resource;

import java.util.List;

/** The content is not a valid resource of its type. */
public final class InvalidResource extends RejectedCall {

  private static final long serialVersionUID = 1L;

  public InvalidResource(List<Issue> issues) {
    super(issues);
  }

  @Override
  public int status() {
    return 400;
  }
}
