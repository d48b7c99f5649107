package org.safeguard.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a check has come to.
 *
 * @param at when the export was made, by the database's clock
 * @param epochs how many epochs there are
 * @param entries how many entries were read
 * @param revisions how many revisions are chained
 * @param waiting revisions so young that their entries may still be on their way
 * @param last the last entry of the newest chain, as far as it is well linked
 * @param findings by place, the first of each chain at least; no more than {@link Findings#LIMIT}
 * @param found how many there are in all
 * @param unreadable why the export could not be read to its end
 */
record Report(
    Optional<Instant> at,
    long epochs,
    long entries,
    long revisions,
    long waiting,
    Optional<Last> last,
    List<Finding> findings,
    long found,
    Optional<String> unreadable) {

  /** An entry's place. */
  record Last(long chain, long sequence) {}

  /** What the exit code is made of. */
  enum Verdict {
    /** All hangs together; what only a witness's checkpoint could show stays open. */
    CONSISTENT_BUT_UNWITNESSED,
    TAMPERED,
    UNREADABLE
  }

  /** What was found outweighs that the rest could not be read. */
  Verdict verdict() {
    if (found > 0) {
      return Verdict.TAMPERED;
    }
    return unreadable.isPresent() ? Verdict.UNREADABLE : Verdict.CONSISTENT_BUT_UNWITNESSED;
  }
}
