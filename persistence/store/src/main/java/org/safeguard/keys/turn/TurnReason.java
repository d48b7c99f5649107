package org.safeguard.keys.turn;

/** Why the vault's keys are turned (NIST SP 800-57 part 1, sections 5.3 and 5.5). */
public enum TurnReason {
  /** Their cryptoperiod ends. */
  CRYPTOPERIOD,
  /** They, the vault or a snapshot of it may have come into wrong hands. */
  SUSPICION,
  /** Someone who had to do with them has left. */
  PERSONNEL,
  /** Data keys were destroyed, and what still wraps them in backups is to die out. */
  DESTRUCTION
}
