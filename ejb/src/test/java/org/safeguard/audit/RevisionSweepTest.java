package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.audit.FakeLogStore.Fault;
import org.safeguard.audit.LogSession.Place;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.EntryCodec;

class RevisionSweepTest {

  private final Clock clock = Clock.fixed(LogEntries.NOW, ZoneOffset.UTC);
  private final FakeLogStore store = new FakeLogStore();
  private final RevisionSweep sweep = new RevisionSweep(clock);
  private LogSession session;
  private BatchWriter writer;

  @BeforeEach
  void open() throws Exception {
    session = store.open();
    Epoch epoch = Epoch.open(session, new EpochKeys(new FakeVault()), "node1", LogEntries.NOW);
    writer = new BatchWriter(session, epoch, clock);
  }

  @AfterEach
  void everyChainPassesTheCheck() {
    assertEquals(List.of(), store.faultsFound());
  }

  @Test
  void revisionWithoutAnEntry_isChainedFromItsOwnBytesAndMarked() throws Exception {
    AuditEntry lost = LogEntries.of("dead");
    byte[] bytes = EntryCodec.encode(lost);
    store.revisions.put(5L, bytes);
    round();
    assertArrayEquals(bytes, store.entries(1).get(1).canonical());
    assertEquals(new Place(1, 2), store.places.get(5L));
    AuditEntry marker = EntryCodec.decode(store.entries(1).get(2).canonical());
    assertEquals(Outcome.RECOVERED, marker.outcome());
    assertEquals(lost.requestId(), marker.requestId());
    assertEquals(lost.patients(), marker.patients());
    assertEquals("entry " + lost.id() + " of revision 5", marker.note().orElseThrow());
  }

  @Test
  void revisionIsRecoveredOnce() throws Exception {
    store.revisions.put(5L, EntryCodec.encode(LogEntries.of("dead")));
    round();
    round();
    RevisionSweep ofAnotherProcess = new RevisionSweep(clock);
    ofAnotherProcess.begin(session);
    ofAnotherProcess.step(session, writer);
    assertEquals(3, store.entries(1).size());
  }

  @Test
  void revisionThatHasItsEntry_isLeftAlone() throws Exception {
    store.revisions.put(5L, EntryCodec.encode(LogEntries.of("alive")));
    store.places.put(5L, new Place(3, 4));
    round();
    assertEquals(1, store.entries(1).size());
  }

  @Test
  void laterRoundLeavesWhatMayStillBeOnItsWay() throws Exception {
    store.horizon = 10;
    round();
    store.revisions.put(12L, EntryCodec.encode(LogEntries.of("on its way")));
    store.horizon = 20;
    round();
    assertEquals(1, store.entries(1).size());
    round();
    assertEquals(3, store.entries(1).size());
  }

  @Test
  void transactionStillOpen_isNotPassedOver() throws Exception {
    store.horizon = 10;
    round();
    round();
    store.revisions.put(11L, EntryCodec.encode(LogEntries.of("slow")));
    store.revisions.put(15L, EntryCodec.encode(LogEntries.of("fast")));
    store.horizon = 20;
    round();
    round();
    assertEquals(List.of("slow", "fast"), actors());
  }

  @Test
  void moreThanAStepsWorth_isAllRecovered() throws Exception {
    for (long revision = 1; revision <= 3 * RevisionSweep.STEP + 1; revision++) {
      store.revisions.put(revision, EntryCodec.encode(LogEntries.of("dead")));
    }
    round();
    assertEquals(3 * RevisionSweep.STEP + 1, actors().size());
  }

  @Test
  void revisionWhoseBytesAreNoEntry_isNamedOnce() throws Exception {
    store.revisions.put(5L, "{}".getBytes(StandardCharsets.UTF_8));
    round();
    AuditEntry entry = EntryCodec.decode(store.entries(1).get(1).canonical());
    assertEquals(Outcome.FAILED, entry.outcome());
    assertEquals("revision 5 carries no entry that can be read", entry.note().orElseThrow());
    assertEquals(new Place(1, 2), store.places.get(5L));
  }

  @Test
  void oneThatCannotBeStored_keepsNoOtherOut() throws Exception {
    store.revisions.put(5L, EntryCodec.encode(LogEntries.of(FakeLogStore.POISON)));
    store.revisions.put(6L, EntryCodec.encode(LogEntries.of("dead")));
    round();
    assertEquals(List.of("dead"), actors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"53100", "57014", "55P03", "25006"})
  void faultThatPasses_endsTheEpochAndNoRevisionIsPassedOver(String state) throws Exception {
    store.revisions.put(5L, EntryCodec.encode(LogEntries.of("first")));
    store.revisions.put(6L, EntryCodec.encode(LogEntries.of("second")));
    store.refusal = state;
    store.fault(Fault.REFUSED);
    assertThrows(EpochLost.class, this::round);
    open();
    round();
    assertEquals(List.of("first", "second"), actors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "54000", "23503"})
  void faultOfTheEntryItself_isPassedOver(String state) throws Exception {
    store.revisions.put(5L, EntryCodec.encode(LogEntries.of("first")));
    store.revisions.put(6L, EntryCodec.encode(LogEntries.of("second")));
    store.refusal = state;
    store.fault(Fault.REFUSED);
    round();
    assertEquals(List.of("second"), actors());
  }

  @Test
  void lostSession_endsTheEpochAndTheNextGoesOn() throws Exception {
    store.revisions.put(5L, EntryCodec.encode(LogEntries.of("dead")));
    store.fault(Fault.COMMIT_LOST);
    EpochLost lost = assertThrows(EpochLost.class, this::round);
    assertTrue(lost.doubt().isEmpty() && lost.again().isEmpty());
    open();
    round();
    assertEquals(List.of("dead"), actors());
  }

  private void round() throws Exception {
    sweep.begin(session);
    while (sweep.step(session, writer)) {
      assertTrue(store.entries().size() < 10_000);
    }
  }

  private List<String> actors() {
    return store.entries().stream()
        .map(entry -> entry.fields().actor())
        .filter(actor -> !actor.equals("sequencer"))
        .toList();
  }
}
