package org.safeguard.access.store;

/**
 * What a call does, declared on each service method; with a resource type it makes a permission,
 * such as {@code PATIENT_READ}. The verb is also the audit entry's action. The FHIR ones are named
 * after FHIR's interactions.
 */
public enum Verb {
  READ,
  VREAD,
  HISTORY,
  SEARCH,
  CREATE,
  UPDATE,
  DELETE,
  /** Several of these, of which all are done or none. */
  TRANSACTION,
  /** Reading the audit log. */
  AUDIT_READ,
  /** Reading alerts. */
  ALERT_READ,
  /** Saying how far one has come with an alert. */
  ALERT_UPDATE,
  /** Reading how the keys stand; never their bytes. */
  KEY_READ,
  /** Having the vault's keys turned, or saying whether a turn is to wait; and each of its steps. */
  KEY_TURN,
  /** A person's session in the console begins. */
  SIGN_IN,
  /** A person's session in the console ends. */
  SIGN_OUT,
  /** What the server can do; open to everyone, as FHIR asks of {@code /metadata}. */
  CAPABILITIES;

  /** Whether a caller who has not signed in may do it. */
  public boolean open() {
    return this == CAPABILITIES;
  }

  /** Whether everyone who is signed in as the rules ask may do it, whatever their roles. */
  public boolean ofEveryPerson() {
    return this == SIGN_IN || this == SIGN_OUT;
  }
}
