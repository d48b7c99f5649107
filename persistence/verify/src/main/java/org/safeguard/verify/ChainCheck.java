package org.safeguard.verify;

import java.security.MessageDigest;
import java.util.Iterator;
import java.util.Optional;

/**
 * Walks one chain from its first entry and names the first thing that is not as the sequencer wrote
 * it. Passing proves that no entry up to the last batch was changed, dropped, inserted or moved by
 * someone who could not also rewrite every later hash and, where the epoch's key is given, the
 * batches' codes. It can't show that the chain once went on: that takes a checkpoint kept
 * elsewhere.
 */
public final class ChainCheck {

  /** What is wrong with an entry or a batch. */
  public enum Reason {
    /** The batch does not begin where the one before it ended. */
    BATCH_OUT_OF_SEQUENCE,
    /** The batch does not follow the hash of the entry before it. */
    BATCH_NOT_LINKED,
    /** The entry is not there, though its batch says so. */
    ENTRY_MISSING,
    /** Another entry stands in this place. */
    ENTRY_OUT_OF_SEQUENCE,
    /** The entry's time of chaining is not its batch's. */
    ENTRY_OF_ANOTHER_TIME,
    /** The entry's hash does not follow from its bytes and the hash before it. */
    ENTRY_NOT_LINKED,
    /** The entry's bytes are not in canonical form. */
    ENTRY_MALFORMED,
    /** A column says something else than the entry's bytes. */
    COLUMNS_DIFFER,
    /** The batch's head is not the hash of its last entry. */
    HEAD_DIFFERS,
    /** The batch was not made with the epoch's key. */
    MAC_DIFFERS,
    /** No batch holds the entry. */
    ENTRY_WITHOUT_BATCH
  }

  /** The first bad place. For a batch it is the batch's first sequence. */
  public record Fault(long chain, long sequence, Reason reason) {}

  /**
   * What was found.
   *
   * @param checked the sequence up to which all is well
   * @param head the hash of that entry
   */
  public record Result(long checked, byte[] head, Optional<Fault> fault) {}

  private final long chain;
  private final Optional<BatchMac> mac;
  private final Iterator<ChainedEntry> entries;
  private long checked;
  private byte[] head = ChainHash.origin();

  private ChainCheck(long chain, Optional<BatchMac> mac, Iterator<ChainedEntry> entries) {
    this.chain = chain;
    this.mac = mac;
    this.entries = entries;
  }

  /**
   * Checks a whole chain.
   *
   * @param batches every batch of the chain, by first sequence
   * @param entries every entry of the chain, by sequence
   * @param mac made with the epoch's key; without it the batches' codes are not checked
   */
  public static Result check(
      long chain, Iterator<Batch> batches, Iterator<ChainedEntry> entries, Optional<BatchMac> mac) {
    ChainCheck check = new ChainCheck(chain, mac, entries);
    Optional<Fault> fault = check.walk(batches);
    return new Result(check.checked, check.head, fault);
  }

  private Optional<Fault> walk(Iterator<Batch> batches) {
    while (batches.hasNext()) {
      Optional<Fault> fault = batch(batches.next());
      if (fault.isPresent()) {
        return fault;
      }
    }
    return entries.hasNext()
        ? fault(entries.next().sequence(), Reason.ENTRY_WITHOUT_BATCH)
        : Optional.empty();
  }

  private Optional<Fault> batch(Batch batch) {
    if (batch.chain() != chain || batch.first() != checked + 1 || batch.last() < batch.first()) {
      return fault(batch.first(), Reason.BATCH_OUT_OF_SEQUENCE);
    }
    if (!MessageDigest.isEqual(batch.previous(), head)) {
      return fault(batch.first(), Reason.BATCH_NOT_LINKED);
    }
    while (checked < batch.last()) {
      Optional<Fault> fault = entry(batch);
      if (fault.isPresent()) {
        return fault;
      }
    }
    if (!MessageDigest.isEqual(batch.head(), head)) {
      return fault(batch.first(), Reason.HEAD_DIFFERS);
    }
    boolean authentic = mac.isEmpty() || MessageDigest.isEqual(mac.get().of(batch), batch.mac());
    return authentic ? Optional.empty() : fault(batch.first(), Reason.MAC_DIFFERS);
  }

  private Optional<Fault> entry(Batch batch) {
    long sequence = checked + 1;
    if (!entries.hasNext()) {
      return fault(sequence, Reason.ENTRY_MISSING);
    }
    ChainedEntry entry = entries.next();
    if (entry.chain() != chain || entry.sequence() != sequence) {
      return fault(sequence, Reason.ENTRY_OUT_OF_SEQUENCE);
    }
    if (!entry.chainedAt().equals(batch.chainedAt())) {
      return fault(sequence, Reason.ENTRY_OF_ANOTHER_TIME);
    }
    byte[] hash = ChainHash.next(head, entry.canonical());
    if (!MessageDigest.isEqual(hash, entry.hash())) {
      return fault(sequence, Reason.ENTRY_NOT_LINKED);
    }
    Optional<Reason> content = content(entry);
    if (content.isPresent()) {
      return fault(sequence, content.get());
    }
    checked = sequence;
    head = hash;
    return Optional.empty();
  }

  private static Optional<Reason> content(ChainedEntry entry) {
    try {
      SearchFields fields = SearchFields.of(EntryCodec.decode(entry.canonical()));
      return fields.equals(entry.fields()) ? Optional.empty() : Optional.of(Reason.COLUMNS_DIFFER);
    } catch (MalformedEntry e) {
      return Optional.of(Reason.ENTRY_MALFORMED);
    }
  }

  private Optional<Fault> fault(long sequence, Reason reason) {
    return Optional.of(new Fault(chain, sequence, reason));
  }
}
