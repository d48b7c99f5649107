package org.safeguard.resource;

/** The request itself is not written as FHIR asks. */
public final class InvalidRequest extends RejectedCall {

  private static final long serialVersionUID = 1L;

  public InvalidRequest(String diagnostics) {
    super(Issue.of("invalid", diagnostics));
  }

  @Override
  public int status() {
    return 400;
  }
}
