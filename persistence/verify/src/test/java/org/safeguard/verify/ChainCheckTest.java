package org.safeguard.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.safeguard.verify.ChainCheck.Fault;
import org.safeguard.verify.ChainCheck.Reason;
import org.safeguard.verify.ChainCheck.Result;

/** One case an attack on a chain of three batches: entries 1 and 2, entry 3, entries 4 to 6. */
class ChainCheckTest {

  private static final long CHAIN = 9;
  private static final byte[] KEY = new byte[32];

  private final List<ChainedEntry> entries = new ArrayList<>();
  private final List<Batch> batches = new ArrayList<>();

  @BeforeEach
  void chain() {
    append(1, 2);
    append(3, 3);
    append(4, 6);
  }

  @Test
  void untouchedChainPasses() {
    Result result = check();
    assertEquals(Optional.empty(), result.fault());
    assertEquals(6, result.checked());
    assertArrayEquals(entries.get(5).hash(), result.head());
  }

  @Test
  void emptyChainPasses() {
    entries.clear();
    batches.clear();
    assertEquals(Optional.empty(), check().fault());
  }

  @Test
  void changedEntry_isNamed() {
    ChainedEntry entry = entries.get(3);
    replace(3, EntryCodec.encode(Entries.bare(77)), entry.hash());
    assertFault(4, Reason.ENTRY_NOT_LINKED);
  }

  @Test
  void changedEntryWithItsOwnHashMadeAnew_isNamedByWhatFollows() {
    byte[] canonical = EntryCodec.encode(Entries.bare(77));
    replace(3, canonical, ChainHash.next(entries.get(2).hash(), canonical));
    assertFault(5, Reason.ENTRY_NOT_LINKED);
  }

  @Test
  void changedLastEntryWithItsOwnHashMadeAnew_isNamedByTheHead() {
    byte[] canonical = EntryCodec.encode(Entries.bare(77));
    replace(5, canonical, ChainHash.next(entries.get(4).hash(), canonical));
    assertFault(4, Reason.HEAD_DIFFERS);
  }

  @Test
  void wholeTailMadeAnewWithoutTheKey_isNamedByTheCode() {
    entries.subList(3, 6).clear();
    batches.remove(2);
    byte[] forged = new byte[32];
    forged[0] = 1;
    append(4, 6, new BatchMac(forged));
    assertFault(4, Reason.MAC_DIFFERS);
  }

  @Test
  void withoutTheKeyTheCodeIsNotChecked() {
    entries.subList(3, 6).clear();
    batches.remove(2);
    byte[] forged = new byte[32];
    forged[0] = 1;
    append(4, 6, new BatchMac(forged));
    assertEquals(Optional.empty(), check(Optional.empty()).fault());
  }

  @Test
  void droppedEntry_isNamed() {
    entries.remove(4);
    assertFault(5, Reason.ENTRY_OUT_OF_SEQUENCE);
  }

  @Test
  void droppedLastEntry_isNamed() {
    entries.remove(5);
    assertFault(6, Reason.ENTRY_MISSING);
  }

  @Test
  void droppedBatch_isNamed() {
    batches.remove(1);
    assertFault(4, Reason.BATCH_OUT_OF_SEQUENCE);
  }

  @Test
  void droppedLastBatchAlone_isNamed() {
    batches.remove(2);
    assertFault(4, Reason.ENTRY_WITHOUT_BATCH);
  }

  @Test
  void droppedBatchWithItsEntries_isNamed() {
    entries.remove(2);
    batches.remove(1);
    assertFault(4, Reason.BATCH_OUT_OF_SEQUENCE);
  }

  @Test
  void droppedBatchWithSequencesMadeAnew_isNamed() {
    entries.remove(2);
    batches.remove(1);
    Batch last = batches.get(1);
    batches.set(
        1, new Batch(CHAIN, 3, 5, last.chainedAt(), last.previous(), last.head(), last.mac()));
    assertFault(3, Reason.BATCH_NOT_LINKED);
  }

  @Test
  void swappedEntries_areNamed() {
    Collections.swap(entries, 3, 4);
    assertFault(4, Reason.ENTRY_OUT_OF_SEQUENCE);
  }

  @Test
  void entryOfAnotherChain_isNamed() {
    ChainedEntry e = entries.get(2);
    entries.set(
        2,
        new ChainedEntry(
            CHAIN + 1, e.sequence(), e.chainedAt(), e.hash(), e.canonical(), e.fields()));
    assertFault(3, Reason.ENTRY_OUT_OF_SEQUENCE);
  }

  @Test
  void batchOfAnotherChain_isNamed() {
    Batch b = batches.get(1);
    batches.set(
        1,
        new Batch(CHAIN + 1, b.first(), b.last(), b.chainedAt(), b.previous(), b.head(), b.mac()));
    assertFault(3, Reason.BATCH_OUT_OF_SEQUENCE);
  }

  @Test
  void backdatedBatch_isNamed() {
    Batch b = batches.get(1);
    Instant earlier = b.chainedAt().minusSeconds(3600);
    batches.set(1, new Batch(CHAIN, b.first(), b.last(), earlier, b.previous(), b.head(), b.mac()));
    ChainedEntry e = entries.get(2);
    entries.set(
        2, new ChainedEntry(CHAIN, e.sequence(), earlier, e.hash(), e.canonical(), e.fields()));
    assertFault(3, Reason.MAC_DIFFERS);
  }

  @Test
  void entryMovedToAnotherMonth_isNamed() {
    ChainedEntry e = entries.get(2);
    entries.set(
        2,
        new ChainedEntry(
            CHAIN,
            e.sequence(),
            e.chainedAt().minusSeconds(86_400 * 31),
            e.hash(),
            e.canonical(),
            e.fields()));
    assertFault(3, Reason.ENTRY_OF_ANOTHER_TIME);
  }

  @Test
  void columnThatHidesAnEntryFromASearch_isNamed() {
    ChainedEntry e = entries.get(2);
    SearchFields hidden = SearchFields.of(Entries.bare(78));
    entries.set(
        2, new ChainedEntry(CHAIN, e.sequence(), e.chainedAt(), e.hash(), e.canonical(), hidden));
    assertFault(3, Reason.COLUMNS_DIFFER);
  }

  @Test
  void wellLinkedBytesThatAreNoEntry_areNamed() {
    entries.subList(2, 6).clear();
    batches.subList(1, 3).clear();
    byte[] canonical = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] head = ChainHash.next(entries.get(1).hash(), canonical);
    entries.add(
        new ChainedEntry(CHAIN, 3, Entries.AT, head, canonical, SearchFields.of(Entries.bare(3))));
    batches.add(batch(3, 3, entries.get(1).hash(), head, new BatchMac(KEY)));
    assertFault(3, Reason.ENTRY_MALFORMED);
  }

  private void append(int first, int last) {
    append(first, last, new BatchMac(KEY));
  }

  private void append(int first, int last, BatchMac mac) {
    byte[] previous =
        entries.isEmpty() ? ChainHash.origin() : entries.get(entries.size() - 1).hash();
    byte[] head = previous;
    for (int sequence = first; sequence <= last; sequence++) {
      byte[] canonical = EntryCodec.encode(Entries.bare(sequence));
      head = ChainHash.next(head, canonical);
      entries.add(
          new ChainedEntry(
              CHAIN,
              sequence,
              Entries.AT,
              head,
              canonical,
              SearchFields.of(Entries.bare(sequence))));
    }
    batches.add(batch(first, last, previous, head, mac));
  }

  private static Batch batch(long first, long last, byte[] previous, byte[] head, BatchMac mac) {
    byte[] code = mac.of(CHAIN, first, last, Entries.AT, previous, head);
    return new Batch(CHAIN, first, last, Entries.AT, previous, head, code);
  }

  private void replace(int index, byte[] canonical, byte[] hash) {
    ChainedEntry e = entries.get(index);
    entries.set(
        index,
        new ChainedEntry(
            CHAIN,
            e.sequence(),
            e.chainedAt(),
            hash,
            canonical,
            SearchFields.of(EntryCodec.decode(canonical))));
  }

  private Result check() {
    return check(Optional.of(new BatchMac(KEY)));
  }

  private Result check(Optional<BatchMac> mac) {
    return ChainCheck.check(CHAIN, batches.iterator(), entries.iterator(), mac);
  }

  private void assertFault(long sequence, Reason reason) {
    Result result = check();
    assertEquals(Optional.of(new Fault(CHAIN, sequence, reason)), result.fault());
  }
}
