package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DataKeysTest {

  private final Keys keys = new Keys();

  @Test
  void subjectKeepsItsKey() {
    DataKey first = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    DataKey again = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    assertEquals(first.id(), again.id());
    assertArrayEquals(bytes(first), bytes(again));
    assertEquals(KeyPurpose.PATIENT, first.purpose());
    assertEquals("p1", first.subject());
  }

  @Test
  void checkForgetsEveryKeyThatIsWithdrawn() {
    DataKey held = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    keys.vault.state = FakeVault.State.SEALED;
    KeysUnavailable sealed = assertThrows(KeysUnavailable.class, keys.dataKeys::check);
    assertTrue(sealed.withdrawn());
    assertEquals(0, keys.dataKeys.cacheFigures().keys());
    assertEquals(1, keys.events.fired.size());
    assertThrows(KeysUnavailable.class, () -> held.copy());
  }

  @Test
  void checkKeepsKeysWhileTheVaultIsMerelyAway() {
    DataKey held = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    keys.vault.state = FakeVault.State.AWAY;
    assertThrows(KeysUnavailable.class, keys.dataKeys::check);
    assertEquals(1, keys.dataKeys.cacheFigures().keys());
    bytes(held);
  }

  @Test
  void figuresCountWhatWasAtHandAndWhatTheVaultUnwrapped() {
    StoredKey stored = keys.ring.make(KeyPurpose.PATIENT, "p1");
    keys.table.put(stored);
    keys.dataKeys.get(stored.id());
    CacheFigures before = keys.dataKeys.cacheFigures();
    keys.cache.clear();
    keys.dataKeys.get(stored.id());
    CacheFigures after = keys.dataKeys.cacheFigures();
    assertEquals(before.hits(), after.hits());
    assertEquals(before.misses() + 1, after.misses());
    UnwrapFigures unwraps = keys.dataKeys.unwrapFigures();
    assertEquals(2, unwraps.calls());
    assertEquals(2, unwraps.keys());
    assertEquals(0, unwraps.failures());
    keys.cache.clear();
    keys.vault.state = FakeVault.State.AWAY;
    assertThrows(KeysUnavailable.class, () -> keys.dataKeys.get(stored.id()));
    assertEquals(1, keys.dataKeys.unwrapFigures().failures());
  }

  @Test
  void subjectsAndPurposesHaveKeysOfTheirOwn() {
    DataKey patient = keys.dataKeys.current(KeyPurpose.PATIENT, "x");
    DataKey other = keys.dataKeys.current(KeyPurpose.PATIENT, "y");
    DataKey type = keys.dataKeys.current(KeyPurpose.TYPE, "x");
    assertNotEquals(patient.id(), other.id());
    assertNotEquals(patient.id(), type.id());
    assertNotEquals(hex(patient), hex(other));
    assertNotEquals(hex(patient), hex(type));
  }

  @Test
  void whoLosesTheRaceTakesTheWinnersKey() {
    StoredKey winner = keys.ring.make(KeyPurpose.PATIENT, "p1");
    keys.table.beforeAdd(() -> keys.table.put(winner));
    DataKey taken = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    assertEquals(winner.id(), taken.id());
    assertEquals(hex(keys.ring.open(winner)), hex(taken));
    assertEquals(1, keys.table.size());
  }

  @Test
  void standingKeyCostsOneQuery() {
    DataKey first = keys.dataKeys.standing(KeyPurpose.AUDIT_MONTH, "2026-11");
    int queries = keys.table.queries;
    DataKey again = keys.dataKeys.standing(KeyPurpose.AUDIT_MONTH, "2026-11");
    assertEquals(first.id(), again.id());
    assertEquals(queries, keys.table.queries);
  }

  @Test
  void missesAreUnwrappedInOneBatchForEachPurpose() {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(stored(KeyPurpose.PATIENT, "p" + i).id());
      ids.add(stored(KeyPurpose.TYPE, "t" + i).id());
    }
    keys.cache.clear();
    keys.vault.unwraps.set(0);
    Map<UUID, DataKey> opened = keys.dataKeys.getAll(ids);
    assertEquals(10, opened.size());
    assertEquals(2, keys.vault.unwraps.get());
    assertEquals("p3", opened.get(ids.get(6)).subject());
  }

  @Test
  void cachedKeyNeedsNeitherDatabaseNorVault() {
    UUID id = keys.dataKeys.current(KeyPurpose.PATIENT, "p1").id();
    int queries = keys.table.queries;
    keys.vault.state = FakeVault.State.AWAY;
    assertEquals(id, keys.dataKeys.get(id).id());
    assertEquals(queries, keys.table.queries);
  }

  @Test
  void unknownKeyIsRefused() {
    assertThrows(KeyRefused.class, () -> keys.dataKeys.get(UUID.randomUUID()));
  }

  @Test
  void oneUnknownKeyRefusesAll() {
    UUID known = keys.dataKeys.current(KeyPurpose.PATIENT, "p1").id();
    List<UUID> ids = List.of(known, UUID.randomUUID());
    assertThrows(KeyRefused.class, () -> keys.dataKeys.getAll(ids));
  }

  @Test
  void wrongCommitment_fails() {
    StoredKey made = keys.ring.make(KeyPurpose.PATIENT, "p1");
    byte[] commitment = made.commitment();
    commitment[31] ^= 1;
    keys.table.put(new StoredKey(made.id(), made.purpose(), made.wrapped(), commitment));
    keys.cache.clear();
    assertThrows(IntegrityFailure.class, () -> keys.dataKeys.get(made.id()));
    assertTrue(keys.cache.find(made.id()).isEmpty());
  }

  @Test
  void anotherKeyWrappedForTheSameSubject_fails() {
    StoredKey made = keys.ring.make(KeyPurpose.PATIENT, "p1");
    WrappedKey other = keys.vault.newKey(KeyPurpose.PATIENT, "p1");
    keys.table.put(new StoredKey(made.id(), made.purpose(), other, made.commitment()));
    keys.cache.clear();
    assertThrows(IntegrityFailure.class, () -> keys.dataKeys.get(made.id()));
  }

  @Test
  void wrappedKeyOfAnotherSubject_fails() {
    StoredKey made = keys.ring.make(KeyPurpose.PATIENT, "p1");
    WrappedKey moved = new WrappedKey("p2", made.wrapped().text());
    keys.table.put(new StoredKey(made.id(), made.purpose(), moved, made.commitment()));
    keys.cache.clear();
    assertThrows(KeyRefused.class, () -> keys.dataKeys.get(made.id()));
  }

  @Test
  void vaultAway_cachedKeysServeUntilTheirAgeEnds() {
    DataKey key = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    keys.vault.state = FakeVault.State.AWAY;
    keys.pass(Keys.AGE.minusSeconds(1));
    assertEquals(32, bytes(keys.dataKeys.get(key.id())).length);
    keys.pass(Keys.AGE);
    assertThrows(KeysUnavailable.class, () -> keys.dataKeys.get(key.id()));
    assertTrue(keys.events.fired.isEmpty());
  }

  @Test
  void vaultSealed_everyCachedKeyGoesAtOnce() {
    DataKey held = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    keys.vault.state = FakeVault.State.SEALED;
    assertThrows(KeysUnavailable.class, () -> keys.dataKeys.current(KeyPurpose.PATIENT, "another"));
    assertTrue(keys.cache.find(held.id()).isEmpty());
    assertEquals(1, keys.events.fired.size());
    assertThrows(KeysUnavailable.class, () -> bytes(held));
  }

  /** Such as by a policy that was not brought up to date. */
  @Test
  void keyOfAFileThatIsDenied_leavesThoseOfRecords() {
    DataKey held = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    keys.vault.state = FakeVault.State.SEALED;
    assertThrows(
        KeysUnavailable.class, () -> keys.dataKeys.detached(KeyPurpose.BACKUP, "keys-1.sealed"));
    assertTrue(keys.cache.find(held.id()).isPresent());
    assertTrue(keys.events.fired.isEmpty());
  }

  @Test
  void recoversWithTheVault() {
    DataKey held = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    String before = hex(held);
    keys.vault.state = FakeVault.State.SEALED;
    keys.cache.clear();
    assertThrows(KeysUnavailable.class, () -> bytes(held));
    keys.vault.state = FakeVault.State.SERVING;
    assertEquals(before, hex(held));
    assertEquals(before, hex(keys.dataKeys.get(held.id())));
  }

  @Test
  void keyShowsNoBytes() {
    DataKey key = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    assertEquals("PATIENT key " + key.id(), key.toString());
    assertFalse(key.copy().toString().contains(hex(key)));
  }

  private StoredKey stored(KeyPurpose purpose, String subject) {
    StoredKey made = keys.ring.make(purpose, subject);
    keys.table.put(made);
    return made;
  }

  private static byte[] bytes(DataKey key) {
    try (KeyCopy copy = key.copy()) {
      return copy.getEncoded();
    }
  }

  private static String hex(DataKey key) {
    return HexFormat.of().formatHex(bytes(key));
  }
}
