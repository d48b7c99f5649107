package org.safeguard.alert.notice;

/** What alerts tell of. */
public enum AlertKind {
  /**
   * A sealed value or a data key is not what was stored, or a live row is not the newest version of
   * its history: changed, cut short, moved, or put back (45 CFR 164.312(c)).
   */
  INTEGRITY_FAILURE,
  /** The vault opens no key for whom it is asked for, or a value names a key that is not there. */
  KEY_REFUSED,
  /** A turn of the vault's keys stopped before its end; the old versions are still there. */
  KEY_TURN_STOPPED
}
