package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.audit.FakeLogStore.Fault;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.ChainedEntry;
import org.safeguard.verify.EntryCodec;

@Timeout(20)
class GroupCommitTest {

  private final FakeLogStore store = new FakeLogStore();
  private final FakeVault vault = new FakeVault();
  private final GroupCommit log =
      new GroupCommit(
          store,
          new EpochKeys(vault),
          "node1",
          Clock.fixed(LogEntries.NOW, ZoneOffset.UTC),
          Duration.ofMillis(20));
  private final Thread thread = new Thread(log, "audit-sequencer");

  @AfterEach
  void end() throws InterruptedException {
    store.appends.release(1_000_000);
    log.stop();
    thread.interrupt();
    thread.join();
    assertEquals(List.of(), store.faultsFound(), "every chain passes the check");
  }

  @Test
  void receiptNamesThePlaceOfADurableEntry() throws Exception {
    thread.start();
    AuditEntry entry = LogEntries.of("a");
    Receipt receipt = receipt(append(entry));
    assertEquals(new Receipt(entry.id(), 1, 2), receipt);
    assertEquals(entry.id(), store.entries(1).get(1).fields().id());
  }

  @Test
  void entriesStandInTheOrderInWhichTheyQueued() throws Exception {
    List<UUID> queued = new ArrayList<>();
    CompletableFuture<Receipt> last = null;
    for (int i = 0; i < 1000; i++) {
      AuditEntry entry = LogEntries.of("a");
      queued.add(entry.id());
      last = append(entry);
    }
    thread.start();
    receipt(last);
    List<UUID> stored = store.entries(1).stream().map(e -> e.fields().id()).skip(1).toList();
    assertEquals(queued, stored);
  }

  @Test
  void whatQueuesDuringACommitSharesTheNextUpToABatch() throws Exception {
    thread.start();
    receipt(append(LogEntries.of("a")));
    store.appends.drainPermits();
    append(LogEntries.of("first"));
    while (!store.appends.hasQueuedThreads()) {
      Thread.onSpinWait();
    }
    CompletableFuture<Receipt> last = null;
    for (int i = 0; i < 300; i++) {
      last = append(LogEntries.of("b"));
    }
    store.appends.release(100);
    receipt(last);
    assertEquals(
        List.of(1L, 1L, 1L, 256L, 44L),
        store.batches(1).stream().map(b -> b.last() - b.first() + 1).toList());
  }

  @Test
  void firstEntryOfAnEpochNamesTheHeadOfEveryEarlierOne() throws Exception {
    thread.start();
    receipt(append(LogEntries.of("a")));
    store.fault(Fault.LOST);
    receipt(append(LogEntries.of("b")));
    AuditEntry first = EntryCodec.decode(store.entries(2).get(0).canonical());
    assertEquals("EPOCH", first.action());
    ChainedEntry head = store.entries(1).get(1);
    assertEquals(
        "node node1; earlier heads: " + new Head(1, 2, head.hash()).text(),
        first.note().orElseThrow());
  }

  @Test
  void lostSession_itsEntriesAreWrittenInTheNextEpoch() throws Exception {
    thread.start();
    store.fault(Fault.LOST);
    Receipt receipt = receipt(append(LogEntries.of("a")));
    assertEquals(2, receipt.chain());
    assertEquals(1, stored("a"));
  }

  @Test
  void fencedEpoch_writesNoMoreToItsChain() throws Exception {
    thread.start();
    store.fault(Fault.FENCED);
    Receipt receipt = receipt(append(LogEntries.of("a")));
    assertEquals(2, receipt.chain());
    assertEquals(1, store.entries(1).size());
  }

  @Test
  void commitInDoubtThatStands_isConfirmedInItsPlace() throws Exception {
    thread.start();
    store.fault(Fault.ANSWER_LOST);
    Receipt receipt = receipt(append(LogEntries.of("a")));
    assertEquals(1, receipt.chain());
    assertEquals(2, receipt.sequence());
    assertEquals(1, stored("a"));
  }

  @Test
  void commitInDoubtThatDoesNotStand_isWrittenOnceMore() throws Exception {
    thread.start();
    store.fault(Fault.COMMIT_LOST);
    Receipt receipt = receipt(append(LogEntries.of("a")));
    assertEquals(2, receipt.chain());
    assertEquals(1, stored("a"));
  }

  @Test
  void secondLossInARow_failsWhoeverWaitsBeforeAThirdEpochIsTried() {
    thread.start();
    store.fault(Fault.LOST);
    store.fault(Fault.COMMIT_LOST);
    CompletableFuture<Receipt> entry = append(LogEntries.of("a"));
    assertUnavailable(entry);
    String reason = assertThrows(ExecutionException.class, entry::get).getCause().getMessage();
    assertEquals("the audit log cannot be written", reason);
  }

  @Test
  void commitThatDidNotWaitForTheStandby_givesNoReceipt() throws Exception {
    thread.start();
    store.fault(Fault.NOT_REPLICATED);
    assertUnavailable(append(LogEntries.of("a")));
    assertEquals(2, receipt(append(LogEntries.of("b"))).chain());
  }

  @Test
  void databaseDown_failsWhoeverWaitsAtOnceAndRecoversByItself() throws Exception {
    thread.start();
    receipt(append(LogEntries.of("a")));
    store.down(true);
    assertUnavailable(append(LogEntries.of("b")));
    assertUnavailable(append(LogEntries.of("c")));
    store.down(false);
    receiptEventually();
    assertEquals(0, stored("b"));
  }

  @Test
  void vaultAway_nothingIsWrittenUntilItIsBack() throws Exception {
    vault.away = true;
    thread.start();
    assertUnavailable(append(LogEntries.of("a")));
    assertEquals(List.of(), store.entries());
    vault.away = false;
    receiptEventually();
  }

  @Test
  void errorOfTheVirtualMachine_failsWhoeverWaitsAndTheLogGoesOn() throws Exception {
    thread.start();
    receipt(append(LogEntries.of("a")));
    store.fault(Fault.ERROR);
    assertUnavailable(append(LogEntries.of("b")));
    receiptEventually();
    assertEquals(0, stored("b"));
  }

  @Test
  void fullQueue_failsTheNewcomerAtOnce() {
    for (int i = 0; i < EntryQueue.CAPACITY; i++) {
      append(LogEntries.of("a"));
    }
    CompletableFuture<Receipt> newcomer = append(LogEntries.of("b"));
    assertTrue(newcomer.isCompletedExceptionally());
    assertUnavailable(newcomer);
  }

  @Test
  void entryThatCannotBeStored_keepsNoOtherOut() throws Exception {
    List<CompletableFuture<Receipt>> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(append(LogEntries.of("a")));
    }
    CompletableFuture<Receipt> poison = append(LogEntries.of(FakeLogStore.POISON));
    others.add(append(LogEntries.of("a")));
    thread.start();
    for (CompletableFuture<Receipt> other : others) {
      assertEquals(1, receipt(other).chain());
    }
    assertUnavailable(poison);
  }

  @Test
  void revisionThatAnotherNodeHasSwept_getsThePlaceItWasGiven() throws Exception {
    thread.start();
    receipt(append(LogEntries.of("a")));
    store.places.put(7L, new LogSession.Place(40, 41));
    AuditEntry swept = LogEntries.of("b");
    CompletableFuture<Receipt> own =
        log.append(swept, EntryCodec.encode(swept), OptionalLong.of(7));
    assertEquals(new Receipt(swept.id(), 40, 41), receipt(own));
    assertEquals(0, stored("b"));
    assertEquals(1, receipt(append(LogEntries.of("c"))).chain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
  void databaseThatMayLoseWhatItConfirmed_isRefused(String setting) throws Exception {
    store.settings.put(setting, "off");
    thread.start();
    AuditUnavailable refusal = assertUnavailable(append(LogEntries.of("a")));
    assertEquals(List.of(), store.entries());
    assertTrue(refusal.getCause().getMessage().contains(setting + " = off"));
    store.settings.put(setting, "on");
    receiptEventually();
  }

  @Test
  void thereIsRoomForThisMonthAndTheNext() throws Exception {
    thread.start();
    receipt(append(LogEntries.of("a")));
    assertEquals(Set.of(YearMonth.of(2026, 11), YearMonth.of(2026, 12)), store.months);
  }

  @Test
  void stop_writesWhatHasQueuedAndTakesNoMore() throws Exception {
    thread.start();
    receipt(append(LogEntries.of("a")));
    store.appends.drainPermits();
    List<CompletableFuture<Receipt>> queued =
        LongStream.range(0, 600).mapToObj(i -> append(LogEntries.of("b"))).toList();
    log.stop();
    thread.interrupt();
    assertUnavailable(append(LogEntries.of("c")));
    store.appends.release(100);
    for (CompletableFuture<Receipt> entry : queued) {
      receipt(entry);
    }
    thread.join();
    assertEquals(600, stored("b"));
  }

  @Test
  void entriesOfTheDeadAreRecoveredWithoutBeingAsked() throws Exception {
    AuditEntry lost = LogEntries.of("dead");
    store.revisions.put(5L, EntryCodec.encode(lost));
    thread.start();
    receipt(append(LogEntries.of("a")));
    receipt(append(LogEntries.of("b")));
    while (store.entries().stream().noneMatch(e -> e.fields().outcome() == Outcome.RECOVERED)) {
      Thread.onSpinWait();
    }
    assertEquals(1, stored("dead"));
  }

  private CompletableFuture<Receipt> append(AuditEntry entry) {
    return log.append(entry, EntryCodec.encode(entry), OptionalLong.empty());
  }

  private static Receipt receipt(CompletableFuture<Receipt> entry) throws Exception {
    return entry.get(10, TimeUnit.SECONDS);
  }

  private void receiptEventually() throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < deadline) {
      try {
        receipt(append(LogEntries.of("eventually")));
        return;
      } catch (ExecutionException stillDown) {
        assertInstanceOf(AuditUnavailable.class, stillDown.getCause());
      }
    }
    fail("no entry is taken any more");
  }

  private static AuditUnavailable assertUnavailable(CompletableFuture<Receipt> entry) {
    ExecutionException e = assertThrows(ExecutionException.class, () -> receipt(entry));
    return assertInstanceOf(AuditUnavailable.class, e.getCause());
  }

  private long stored(String actor) {
    return store.entries().stream().filter(e -> e.fields().actor().equals(actor)).count();
  }
}
