package org.safeguard.crypto;

import jakarta.ejb.ApplicationException;

/**
 * A data key can't be had although the vault serves: it isn't known, or was wrapped for another
 * subject. A sign of tampering or of a defect, never of the caller's request. Names no subject.
 */
@ApplicationException(rollback = true)
public final class KeyRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public KeyRefused(String message) {
    super(message);
  }
}
