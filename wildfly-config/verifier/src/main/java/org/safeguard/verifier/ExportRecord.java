package org.safeguard.verifier;

import java.time.Instant;
import java.util.Optional;
import org.safeguard.verify.Batch;
import org.safeguard.verify.ChainedEntry;

/**
 * One line of an export of the audit log: a JSON object (RFC 8259) in UTF-8, ended by a line feed.
 * Its keys stand in the order below; {@code ?} marks those left out where there is no value. Times
 * are milliseconds since 1970-01-01T00:00Z (an infinite one is the smallest or largest 64-bit
 * number), bytes are base64 (RFC 4648, section 4), UUIDs are text.
 *
 * <pre>
 * export      number: format, {@value #FORMAT};  at: time of the database's snapshot
 * epoch       number: chain;  node: text;  openedAt: time;  first: ? bytes of entry 1
 * batch       number: chain;  first, last: number;  chainedAt: time;  previous, head, mac: bytes
 * entry       number: sequence;  chain: number;  chainedAt: time;  hash, canonical: bytes;
 *             id, requestId: UUID;  at: time;  action, outcome, actor, actorName: text;
 *             address: ? text;  patients, resources: [UUID]
 * revision    number: revision;  chain, seq: its entry's place;  entry: ? bytes that the revision
 *             holds, left out where there is no such revision
 * unchained   number: a revision without a place in the log;  at: time of its commit
 * end         number: how many lines stand before this one
 * </pre>
 *
 * <p>Order: {@code export} is first and {@code end} last, so that a cut is seen. Then all epochs by
 * chain, so that what later epochs say of earlier chains is known before these come. Then chain by
 * chain, ascending: each batch, behind it its entries by sequence, behind each entry the revisions
 * that name it as theirs. Then revisions without a place. Whoever reads it needs memory for the
 * epochs only.
 */
sealed interface ExportRecord {

  /** Version of this form. */
  int FORMAT = 1;

  /** The first line. */
  record Header(Instant at) implements ExportRecord {}

  /**
   * A row of {@code audit_epoch}; the wrapped key is left out.
   *
   * @param first the canonical bytes of the chain's first entry, which names earlier chains' heads
   */
  record Epoch(long chain, String node, Instant openedAt, Optional<byte[]> first)
      implements ExportRecord {}

  /** What stands in a chain. */
  sealed interface Link extends ExportRecord {
    long chain();
  }

  /** A row of {@code audit_batch}. */
  record BatchLink(Batch batch) implements Link {
    @Override
    public long chain() {
      return batch.chain();
    }
  }

  /** A row of {@code audit_entry}. An outcome that is none of the known ones is null. */
  record EntryLink(ChainedEntry entry) implements Link {
    @Override
    public long chain() {
      return entry.chain();
    }
  }

  /** A row of {@code revision_entry}, with the bytes of the revision. */
  record Revision(long number, long chain, long sequence, Optional<byte[]> entry)
      implements ExportRecord {}

  /** A revision that no row of {@code revision_entry} names. */
  record Unchained(long revision, Instant at) implements ExportRecord {}

  /** The last line. */
  record End(long lines) implements ExportRecord {}
}
