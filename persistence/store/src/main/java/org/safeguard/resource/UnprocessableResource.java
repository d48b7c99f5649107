package org.safeguard.resource;

import java.util.List;

/** The content is well formed but breaks a rule of this server. */
public final class UnprocessableResource extends RejectedCall {

  private static final long serialVersionUID = 1L;

  public UnprocessableResource(List<Issue> issues) {
    super(issues);
  }

  @Override
  public int status() {
    return 422;
  }
}
