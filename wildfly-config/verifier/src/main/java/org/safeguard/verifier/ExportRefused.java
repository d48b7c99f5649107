package org.safeguard.verifier;

/** The log can't be exported; the message tells the person at the command line why. */
final class ExportRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExportRefused(String message) {
    super(message);
  }

  ExportRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
