package org.safeguard.crypto;

import jakarta.ejb.ApplicationException;

/**
 * The vault gives no keys at present, so nothing that needs one can be done: a 503. Nothing is ever
 * stored or shown in clear instead. It passes without a restart.
 */
@ApplicationException(rollback = true)
public final class KeysUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean withdrawn;

  private KeysUnavailable(String message, boolean withdrawn, Throwable cause) {
    super(message, cause);
    this.withdrawn = withdrawn;
  }

  /** The vault can't be reached or doesn't answer in time; keys at hand may serve their time. */
  public static KeysUnavailable away(String message, Throwable cause) {
    return new KeysUnavailable(message, false, cause);
  }

  /** The vault answers that it is sealed or that this server may not: keys at hand must go too. */
  public static KeysUnavailable withdrawn(String message, Throwable cause) {
    return new KeysUnavailable(message, true, cause);
  }

  /** Whether the vault withholds the keys, rather than being away. */
  public boolean withdrawn() {
    return withdrawn;
  }
}
