package org.safeguard.audit;

/** The audit log can't take or confirm an entry, so nothing may be released: a 503. */
public final class AuditUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AuditUnavailable(String message) {
    super(message);
  }

  public AuditUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
