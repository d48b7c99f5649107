package org.safeguard.verifier;

/** An export that is cut off, or not of the form that {@link ExportRecord} describes. */
final class ExportUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExportUnreadable(String message) {
    super(message);
  }
}
