package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeguard.audit.CallContext.SearchedFor;
import org.safeguard.crypto.IntegrityFailure;
import org.safeguard.crypto.KeyRefused;
import org.safeguard.crypto.KeysUnavailable;
import org.safeguard.crypto.MonthKeys;
import org.safeguard.crypto.Sealer;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Query;
import org.safeguard.verify.EntryCodec;

class SealedQueriesTest {

  private static final SearchedFor SEARCH =
      new SearchedFor(List.of("family:exact"), "family:exact=Q\u00fcarkson");

  private final MonthKeys keys = new MonthKeys();
  private final CallContext call = new CallContext();
  private final SealedQueries queries = new SealedQueries(keys, new Sealer(), call);

  @Test
  void entryHoldsNamesInClearAndValuesSealed() {
    AuditEntry entry = searched();
    String bytes = new String(EntryCodec.encode(entry), StandardCharsets.UTF_8);
    assertEquals(List.of("family:exact"), entry.query().orElseThrow().parameters());
    assertFalse(bytes.contains("arkson"));
  }

  @Test
  void whatWasSealedOpensInItsEntry() {
    assertEquals(Optional.of(SEARCH.values()), queries.open(searched()));
  }

  @Test
  void queryMovedToAnotherEntry_doesNotOpenAndIsTold() {
    AuditEntry other = LogEntries.of("a", searched().query());
    assertEquals(Optional.empty(), queries.open(other));
    assertEquals(IntegrityFailure.class, only(call.missed()).getClass());
    assertTrue(only(call.missed()).getMessage().contains(other.id().toString()));
  }

  @Test
  void queryThatIsNoBase64_doesNotOpenAndIsTold() {
    AuditEntry entry = searched();
    Query query = entry.query().orElseThrow();
    AuditEntry spoilt =
        LogEntries.of(
            "a",
            entry.id(),
            Optional.of(new Query(query.parameters(), query.key(), Optional.of("{Quist}"))));
    assertEquals(Optional.empty(), queries.open(spoilt));
    assertEquals(IntegrityFailure.class, only(call.missed()).getClass());
    assertFalse(only(call.missed()).getMessage().contains("Quist"));
  }

  @Test
  void queryWhoseKeyIsRefusedOrAnother_doesNotOpenAndIsTold() {
    AuditEntry entry = searched();
    for (RuntimeException cause :
        List.of(new KeyRefused("no data key"), new IntegrityFailure("another key"))) {
      call.begin();
      keys.refuse(cause);
      assertEquals(Optional.empty(), queries.open(entry));
      assertEquals(List.of(cause), call.missed());
    }
  }

  /** It may open in a minute. */
  @Test
  void queryWhoseKeyCannotBeHadNow_isNotShownAsOneWithoutValues() {
    AuditEntry entry = searched();
    keys.refuse(KeysUnavailable.away("away", null));
    assertThrows(KeysUnavailable.class, () -> queries.open(entry));
    assertEquals(List.of(), call.missed());
  }

  @Test
  void keyThatCannotSealForIsTold_unlessItIsMerelyAway() {
    RuntimeException bad = new IntegrityFailure("bad");
    keys.refuse(bad);
    seal(UUID.randomUUID(), LogEntries.NOW);
    assertEquals(List.of(bad), call.missed());
    RuntimeException refused = new KeyRefused("no");
    keys.refuse(refused);
    seal(UUID.randomUUID(), LogEntries.NOW);
    assertEquals(List.of(bad, refused), call.missed());
    keys.refuse(KeysUnavailable.away("away", null));
    seal(UUID.randomUUID(), LogEntries.NOW);
    keys.refuse(new PersistenceException("no connection"));
    seal(UUID.randomUUID(), LogEntries.NOW);
    assertEquals(List.of(bad, refused), call.missed());
  }

  @Test
  void monthIsTheEntrysOwnInUtc() {
    UUID id = UUID.randomUUID();
    Query last = seal(id, LogEntries.NOW);
    Query next = seal(id, Instant.parse("2026-12-01T00:00:00Z"));
    assertEquals("2026-11", keys.get(last.key().orElseThrow()).subject());
    assertEquals("2026-12", keys.get(next.key().orElseThrow()).subject());
  }

  @Test
  void withoutAKeyForWhateverReason_namesAloneAreKept() {
    for (RuntimeException reason :
        List.of(
            KeysUnavailable.away("away", null),
            new KeyRefused("no"),
            new IntegrityFailure("bad"),
            new PersistenceException("no connection"))) {
      keys.refuse(reason);
      Query query = seal(UUID.randomUUID(), LogEntries.NOW);
      assertEquals(new Query(List.of("family:exact"), Optional.empty(), Optional.empty()), query);
    }
  }

  @Test
  void entryWithoutValues_opensToNothing() {
    assertEquals(Optional.empty(), queries.open(LogEntries.of("a")));
    Query names = new Query(List.of("family"), Optional.empty(), Optional.empty());
    assertEquals(Optional.empty(), queries.open(LogEntries.of("a", Optional.of(names))));
  }

  private static RuntimeException only(List<RuntimeException> causes) {
    assertEquals(1, causes.size());
    return causes.get(0);
  }

  private Query seal(UUID id, Instant at) {
    return queries.seal(id, at, SEARCH).orElseThrow();
  }

  /** Sealing needs the entry's id before there is an entry. */
  private AuditEntry searched() {
    AuditEntry bare = LogEntries.of("a");
    return LogEntries.of("a", bare.id(), Optional.of(seal(bare.id(), LogEntries.NOW)));
  }
}
