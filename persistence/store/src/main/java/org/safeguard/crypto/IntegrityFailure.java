package org.safeguard.crypto;

import jakarta.ejb.ApplicationException;

/**
 * A sealed value or a data key isn't what was stored: changed, cut short, or moved from elsewhere.
 * Its message names the place, never the value.
 */
@ApplicationException(rollback = true)
public final class IntegrityFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public IntegrityFailure(String message) {
    super(message);
  }
}
