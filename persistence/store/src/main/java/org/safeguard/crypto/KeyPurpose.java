package org.safeguard.crypto;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a data key is for. Each purpose has a key-encryption key in the vault, so that one of them
 * can be turned, or withheld, without the others.
 */
public enum KeyPurpose {
  /** The records of one patient; the subject is the patient's opaque id. */
  PATIENT("safeguard-patient"),
  /** Resources of one type outside every patient's compartment; the subject is the type's name. */
  TYPE("safeguard-type"),
  /** The tokens that sealed values are found by. */
  INDEX("safeguard-index"),
  /** What audit entries of one month seal; the subject is the month, such as {@code 2026-11}. */
  AUDIT_MONTH("safeguard-audit"),
  /** The HMAC key of one epoch of a sequencer; the subject is the chain's number. */
  AUDIT_EPOCH("safeguard-audit"),
  /** One file kept beside the backups; the subject is its name, and the file holds the key. */
  BACKUP("safeguard-backup");

  /** The purposes of the keys that stand in tables: those that the vault's keys are turned for. */
  public static final Set<KeyPurpose> STORED =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(BACKUP)));

  private final String transitKey;

  KeyPurpose(String transitKey) {
    this.transitKey = transitKey;
  }

  /** The name of the vault's key that wraps data keys of this purpose. */
  public String transitKey() {
    return transitKey;
  }
}
