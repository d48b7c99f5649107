package org.safeguard.keys.watch;

/** How the vault stands to this server. */
public enum VaultState {
  /** It gives keys. */
  SERVING,
  /** It does not answer: what needs no new key goes on for as long as keys are kept. */
  AWAY,
  /** It is sealed, or denies this server its keys: none is kept, and nothing sealed opens. */
  WITHDRAWN
}
