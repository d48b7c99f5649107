package org.safeguard.web.console.session;

import org.safeguard.access.AccessRefused;

/** Whether what broke a request off is that the person must sign in again. */
final class SignInNeeded {

  private static final int DEEPEST_CAUSE = 20;

  private SignInNeeded() {}

  static boolean says(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof AccessRefused refused) {
        return refused.signInNeeded();
      }
      cause = cause.getCause();
    }
    return false;
  }
}
