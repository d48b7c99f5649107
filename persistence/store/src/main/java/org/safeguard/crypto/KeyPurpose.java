package org.safeguard.crypto;

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
  AUDIT_EPOCH("safeguard-audit");

  private final String transitKey;

  KeyPurpose(String transitKey) {
    this.transitKey = transitKey;
  }

  /** The name of the vault's key that wraps data keys of this purpose. */
  public String transitKey() {
    return transitKey;
  }
}
