package org.safeguard.crypto;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * The stored keys, each subject with one current key: when two transactions make it at the same
 * time, the one that commits first decides and the other takes that key.
 */
@ApplicationScoped
class KeyRegister {

  private final KeyTable table;
  private final Keyring ring;

  /** For the container's proxy only. */
  protected KeyRegister() {
    this(null, null);
  }

  @Inject
  KeyRegister(KeyTable table, Keyring ring) {
    this.table = table;
    this.ring = ring;
  }

  /** The subject's key; a new one commits or rolls back with the caller's transaction. */
  @Transactional(MANDATORY)
  StoredKey current(KeyPurpose purpose, String subject) {
    return table.findCurrent(purpose, subject).orElseGet(() -> make(purpose, subject));
  }

  /** The subject's key, committed when this returns. */
  @Transactional(REQUIRES_NEW)
  StoredKey standing(KeyPurpose purpose, String subject) {
    return table.findCurrent(purpose, subject).orElseGet(() -> make(purpose, subject));
  }

  private StoredKey make(KeyPurpose purpose, String subject) {
    StoredKey made = ring.make(purpose, subject);
    if (table.add(made)) {
      return made;
    }
    return table
        .findCurrent(purpose, subject)
        .orElseThrow(() -> new IllegalStateException("a key was current and is gone"));
  }
}
