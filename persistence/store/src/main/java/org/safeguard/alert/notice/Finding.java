package org.safeguard.alert.notice;

/** What an alert has turned out to be. A code and no text: whoever looks into one sees PHI. */
public enum Finding {
  /** Someone changed what they had no right to change. */
  TAMPERING,
  /** A disk or a copy went bad. */
  DAMAGE,
  /** A fault of the software. */
  DEFECT,
  /** The database was put back to an earlier state on purpose. */
  RESTORED,
  /** Nothing was wrong. */
  FALSE_ALARM
}
