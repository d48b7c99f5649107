package org.safeguard.system.load;

/** How far a transaction has come. */
public enum Moment {
  /** Its resources are with the database, but not yet its history and entry. */
  HALF_WRITTEN,
  /** It is committed, and the database has not said so. */
  COMMITTING,
  /** It is committed, and its entry is not chained, so there is no answer yet. */
  COMMITTED
}
