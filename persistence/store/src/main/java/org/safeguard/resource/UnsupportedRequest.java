package org.safeguard.resource;

/** The request asks for something that this server does not do. */
public final class UnsupportedRequest extends RejectedCall {

  private static final long serialVersionUID = 1L;

  public UnsupportedRequest(String diagnostics) {
    super(Issue.of("not-supported", diagnostics));
  }

  @Override
  public int status() {
    return 400;
  }
}
