package org.safeguard.web.gate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Tells the operators of a fault under its request's id: kinds of exceptions and where they were
 * thrown, never their texts, which may quote data.
 */
public final class FaultLog {

  private static final Logger LOG = System.getLogger(FaultLog.class.getPackageName());
  private static final int DEEPEST_CAUSE = 20;
  private static final int FRAMES = 25;

  private FaultLog() {}

  public static void tell(UUID requestId, Throwable fault) {
    LOG.log(Level.ERROR, () -> "Request " + requestId + " failed: " + describe(fault));
  }

  static String describe(Throwable fault) {
    StringBuilder text = new StringBuilder();
    Throwable cause = fault;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      text.append(depth == 0 ? "" : "\ncaused by ").append(cause.getClass().getName());
      if (cause instanceof SQLException database) {
        text.append(" (SQL state ").append(database.getSQLState()).append(')');
      }
      appendFrames(text, cause.getStackTrace());
      cause = cause.getCause();
    }
    return text.toString();
  }

  private static void appendFrames(StringBuilder text, StackTraceElement[] frames) {
    for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
      text.append("\n  at ").append(frames[i]);
    }
  }
}
