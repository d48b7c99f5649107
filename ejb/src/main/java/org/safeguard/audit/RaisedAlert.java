package org.safeguard.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.alert.notice.AlertKind;
import org.safeguard.crypto.IntegrityFailure;
import org.safeguard.crypto.KeyRefused;
import org.safeguard.keys.turn.KeyTurnStopped;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * The alert that an entry raises. It is written in the transaction that chains the entry.
 *
 * @param subject what is in question: the entry's note
 */
record RaisedAlert(AlertKind kind, String subject, Instant at, UUID entry) {

  private static final Map<String, AlertKind> KINDS =
      Map.of(
          IntegrityFailure.class.getSimpleName(), AlertKind.INTEGRITY_FAILURE,
          KeyRefused.class.getSimpleName(), AlertKind.KEY_REFUSED,
          KeyTurnStopped.class.getSimpleName(), AlertKind.KEY_TURN_STOPPED);

  /** Nothing where the entry is no cause for one. */
  static Optional<RaisedAlert> of(AuditEntry entry) {
    if (entry.outcome() != Outcome.FAILED) {
      return Optional.empty();
    }
    return entry
        .rule()
        .map(KINDS::get)
        .map(
            kind ->
                new RaisedAlert(kind, entry.note().orElse(entry.action()), entry.at(), entry.id()));
  }

  /** What the entry of a call that failed so is to name; nothing for faults of another kind. */
  static Optional<String> subject(Throwable cause) {
    if (cause instanceof IntegrityFailure failure) {
      return Optional.of(failure.getMessage());
    }
    if (cause instanceof KeyRefused refused) {
      return Optional.of(refused.getMessage());
    }
    return cause instanceof KeyTurnStopped stopped
        ? Optional.of(stopped.getMessage())
        : Optional.empty();
  }
}
