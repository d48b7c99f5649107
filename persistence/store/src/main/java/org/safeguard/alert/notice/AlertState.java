package org.safeguard.alert.notice;

/** How far someone has come with an alert. */
public enum AlertState {
  /** Nobody has taken it up. */
  OPEN,
  /** Someone looks into it. */
  IN_WORK,
  /** Its cause has been found. What tells of it later raises another. */
  CLOSED
}
