package org.safeguard.resource;

/** A bundle is larger than this server takes at once. */
public final class BundleTooLarge extends RejectedCall {

  private static final long serialVersionUID = 1L;

  public BundleTooLarge(String diagnostics) {
    super(Issue.of("too-long", diagnostics));
  }

  @Override
  public int status() {
    return 413;
  }
}
