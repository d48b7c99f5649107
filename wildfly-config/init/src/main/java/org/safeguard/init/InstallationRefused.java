package org.safeguard.init;

/** The installation says no, and its message tells the person at the command line why. */
public final class InstallationRefused extends RuntimeException {
  public InstallationRefused(String reason) {
    super(reason);
  }

  public InstallationRefused(String reason, Throwable cause) {
    super(reason, cause);
  }
}
