package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.Status;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.AuditEntry.Query;
import org.safeguard.verify.EntryCodec;

class EntryAfterCommitTest {

  private static final Optional<Query> SEALED =
      Optional.of(
          new Query(List.of("family"), Optional.of(UUID.randomUUID()), Optional.of("AAEC")));

  private final RecordedLog log = new RecordedLog();
  private final AuditEntry success = LogEntries.of("lee", SEALED);
  private final CallContext call = new CallContext();
  private OptionalLong revision = OptionalLong.empty();
  private final EntryAfterCommit synchronization =
      new EntryAfterCommit(
          call,
          new EntryWriter(log, (id, at, search) -> Optional.empty()),
          success,
          EntryCodec.encode(success),
          () -> revision);

  @Test
  void commitIsToldAsTheRevisionHoldsIt() {
    commit(Status.STATUS_COMMITTED);
    assertEquals(success, told());
    assertFalse(call.inDoubt());
  }

  /** The pool reports a connection lost at COMMIT as a rollback, and the sweep may find the row. */
  @Test
  void failureBesideARevision_isAnEntryOfItsOwnThatNamesTheOther() {
    revision = OptionalLong.of(5);
    commit(Status.STATUS_ROLLEDBACK);
    AuditEntry failure = told();
    assertNotEquals(success.id(), failure.id());
    assertEquals(Outcome.FAILED, failure.outcome());
    assertEquals(Optional.of("CommitUnknown"), failure.rule());
    assertEquals(Optional.of("outcome of entry " + success.id()), failure.note());
    assertEquals(success.requestId(), failure.requestId());
    assertEquals(success.patients(), failure.patients());
    assertTrue(call.inDoubt());
  }

  /** A sealed query opens only in the entry that it was sealed for. */
  @Test
  void failureOfItsOwn_namesWhatWasSearchedByWithoutTheValues() {
    revision = OptionalLong.of(5);
    commit(Status.STATUS_UNKNOWN);
    assertEquals(
        Optional.of(new Query(List.of("family"), Optional.empty(), Optional.empty())),
        told().query());
  }

  @Test
  void failureWithoutARevision_standsInThePlaceOfTheSuccess() {
    commit(Status.STATUS_ROLLEDBACK);
    assertEquals(success.id(), told().id());
    assertEquals(Optional.of("CommitUnknown"), told().rule());
    assertEquals(SEALED, told().query());
    assertEquals(Optional.empty(), told().note());
  }

  @Test
  void rollbackBeforeAnyCommit_isSurelyOne() {
    revision = OptionalLong.of(5);
    synchronization.afterCompletion(Status.STATUS_ROLLEDBACK);
    assertEquals(success.id(), told().id());
    assertEquals(Optional.of("RolledBack"), told().rule());
    assertFalse(call.inDoubt());
  }

  private void commit(int outcome) {
    synchronization.beforeCompletion();
    synchronization.afterCompletion(outcome);
  }

  private AuditEntry told() {
    assertEquals(1, log.entries.size());
    return log.entries.get(0);
  }
}
