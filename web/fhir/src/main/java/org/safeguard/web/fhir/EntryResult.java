package org.safeguard.web.fhir;

import java.util.Optional;
import org.safeguard.patient.bundle.EntryOutcome;
import org.safeguard.web.gate.Failure;

/**
 * What the response says of an entry: what came of it, or why nothing did.
 *
 * @param outcome what came of it; empty where it failed
 */
record EntryResult(Optional<EntryOutcome> outcome, Optional<Failure> failure) {

  static EntryResult of(EntryOutcome outcome) {
    return new EntryResult(Optional.of(outcome), Optional.empty());
  }

  static EntryResult of(Failure failure) {
    return new EntryResult(Optional.empty(), Optional.of(failure));
  }
}
