package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.EntryCodec;

class UnsettledTest {

  private final FakeLogStore store = new FakeLogStore();
  private final Unsettled unsettled = new Unsettled();
  private final Pending doubtful = pending("doubtful");
  private final Pending rest = pending("rest");
  private LogSession session;
  private LinkedBatch batch;

  @BeforeEach
  void loseTheEpoch() throws Exception {
    session = store.open();
    Epoch epoch = Epoch.open(session, new EpochKeys(new FakeVault()), "node1", LogEntries.NOW);
    batch = epoch.link(List.of(doubtful), LogEntries.NOW);
    EpochLost lost = EpochLost.inDoubt(new IllegalStateException(), batch);
    unsettled.leave(lost.plus(List.of(rest.again())));
  }

  @Test
  void batchThatDoesNotStand_isWrittenOnceMoreWithTheRestBehindIt() throws Exception {
    unsettled.settle(session);
    unsettled.confirm();
    assertEquals(List.of(doubtful.id(), rest.id()), again());
    assertFalse(doubtful.receipt().isDone() || rest.receipt().isDone());
  }

  @Test
  void batchThatStands_isConfirmedAndTheRestWritten() throws Exception {
    session.append(batch);
    unsettled.settle(session);
    unsettled.confirm();
    assertEquals(List.of(rest.id()), again());
    assertEquals(2, doubtful.receipt().get().sequence());
  }

  private List<Object> again() {
    return unsettled.takeAgain().stream().<Object>map(Pending::id).toList();
  }

  private static Pending pending(String actor) {
    AuditEntry entry = LogEntries.of(actor);
    return Pending.of(entry, EntryCodec.encode(entry), OptionalLong.empty());
  }
}
