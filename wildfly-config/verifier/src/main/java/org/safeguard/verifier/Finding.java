package org.safeguard.verifier;

import java.util.Comparator;
import java.util.OptionalLong;

/**
 * A place of the log that is not as it was written. Numbers only, so that it holds no PHI.
 *
 * @param chain the chain, or 0 where a revision has no place
 * @param sequence the entry; for a batch that of its first entry; 0 where a revision has no place
 * @param reason a constant of {@code ChainCheck.Reason} or of {@link Reason}
 */
record Finding(long chain, long sequence, String reason, OptionalLong revision) {

  static final Comparator<Finding> BY_PLACE =
      Comparator.comparingLong(Finding::chain).thenComparingLong(Finding::sequence);

  /** What the check of one chain by itself can't find. */
  enum Reason {
    /** There is a chain, but no epoch that opened it. */
    EPOCH_MISSING,
    /** The first entry does not tell of the epoch as its row does, or there are two of them. */
    EPOCH_DIFFERS,
    /** There is an epoch, but nothing of its chain. */
    CHAIN_EMPTY,
    /** A later epoch names this entry as the head; nothing of its chain is there. */
    CHAIN_MISSING,
    /** A later epoch names this entry as the head; the chain ends before it. */
    CHAIN_CUT,
    /** A later epoch names another hash for this entry. */
    HEAD_NAMED_OTHERWISE,
    /** The entry tells of a write, but no revision is its own: it stands twice, or is made up. */
    ENTRY_WITHOUT_REVISION,
    /** More than one revision says that the entry is its own. */
    ENTRY_OF_TWO_REVISIONS,
    /** The revision whose entry this should be is not there. */
    REVISION_MISSING,
    /** The revision holds other bytes than the entry. */
    REVISION_DIFFERS,
    /** A revision's place in the log holds no entry. */
    REVISION_OF_NO_ENTRY,
    /** The revision has committed, but its entry is not in the log. */
    REVISION_NOT_CHAINED
  }

  static Finding of(long chain, long sequence, Reason reason) {
    return new Finding(chain, sequence, reason.name(), OptionalLong.empty());
  }

  static Finding of(ExportRecord.Revision revision, Reason reason) {
    return new Finding(
        revision.chain(), revision.sequence(), reason.name(), OptionalLong.of(revision.number()));
  }
}
