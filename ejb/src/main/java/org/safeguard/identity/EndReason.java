package org.safeguard.identity;

/** Why a person's session ends. */
public enum EndReason {
  /** The person signed out. */
  SIGNED_OUT,
  /** No act of the person's for the time that is set. */
  INACTIVITY
}
