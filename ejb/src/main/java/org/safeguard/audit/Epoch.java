package org.safeguard.audit;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.safeguard.verify.Batch;
import org.safeguard.verify.BatchMac;
import org.safeguard.verify.ChainHash;
import org.safeguard.verify.ChainedEntry;

/**
 * A chain while it grows: gives each entry its sequence and its hash, and each batch its code. Used
 * by the sequencer's thread alone.
 */
final class Epoch {

  private final BatchMac mac;
  private Head head;

  private Epoch(long chain, BatchMac mac) {
    this.mac = mac;
    this.head = new Head(chain, 0, ChainHash.origin());
  }

  /**
   * Opens an epoch on a chain of its own. Its first entry names the head of every chain before it,
   * so that none of them can lose its end unseen.
   */
  static Epoch open(LogSession session, EpochKeys keys, String node, Instant now)
      throws SQLException {
    long chain = session.nextChain();
    EpochKeys.EpochKey key = keys.next(chain);
    Epoch epoch = new Epoch(chain, key.mac());
    Pending first = SystemEntries.epoch(node, now, session.heads());
    LinkedBatch batch = epoch.link(List.of(first), now);
    session.begin(node, key.wrapped(), batch);
    epoch.advance(batch);
    return epoch;
  }

  Head head() {
    return head;
  }

  /** Links the entries behind the head, which stays where it is. */
  LinkedBatch link(List<Pending> waiting, Instant now) {
    List<ChainedEntry> entries = new ArrayList<>(waiting.size());
    long sequence = head.sequence();
    byte[] hash = head.hash();
    for (Pending pending : waiting) {
      sequence++;
      hash = ChainHash.next(hash, pending.canonical());
      entries.add(
          new ChainedEntry(
              head.chain(), sequence, now, hash, pending.canonical(), pending.fields()));
    }
    return new LinkedBatch(batch(sequence, hash, now), entries, waiting);
  }

  private Batch batch(long last, byte[] hash, Instant now) {
    long first = head.sequence() + 1;
    byte[] code = mac.of(head.chain(), first, last, now, head.hash(), hash);
    return new Batch(head.chain(), first, last, now, head.hash(), hash, code);
  }

  /** Moves the head behind a batch that has become durable. */
  void advance(LinkedBatch durable) {
    head = durable.head();
  }
}
