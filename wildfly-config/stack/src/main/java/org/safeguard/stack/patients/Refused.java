package org.safeguard.stack.patients;

/** A file or resource that cannot be loaded; its message is the reason and repeats no value. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  Refused(String reason) {
    super(reason);
  }
}
