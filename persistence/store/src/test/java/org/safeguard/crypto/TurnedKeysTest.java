package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A key that was wrapped anew after it had been read is read anew when its old form is refused. */
class TurnedKeysTest {

  private final Keys keys = new Keys();

  @Test
  void holderOfAKeyThatWasTurnedMeanwhileGoesOn() {
    DataKey held = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    byte[] before = bytes(held);
    turn(keys.table.findCurrent(KeyPurpose.PATIENT, "p1").orElseThrow());
    keys.cache.clear();
    assertArrayEquals(before, bytes(held));
    assertArrayEquals(before, bytes(keys.dataKeys.get(held.id())));
  }

  @Test
  void standingKeyThatWasTurnedMeanwhileServesOn() {
    byte[] before = bytes(keys.dataKeys.standing(KeyPurpose.TYPE, "Practitioner"));
    turn(keys.table.findCurrent(KeyPurpose.TYPE, "Practitioner").orElseThrow());
    keys.cache.clear();
    assertArrayEquals(before, bytes(keys.dataKeys.standing(KeyPurpose.TYPE, "Practitioner")));
  }

  @Test
  void keyThatIsRefusedAsItStandsIsRefused_afterOneLookMore() {
    DataKey held = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    keys.vault.retire(keys.table.findCurrent(KeyPurpose.PATIENT, "p1").orElseThrow().wrapped());
    keys.cache.clear();
    int queries = keys.table.queries;
    int unwraps = keys.vault.unwraps.get();
    assertThrows(KeyRefused.class, () -> bytes(held));
    assertEquals(queries + 1, keys.table.queries);
    assertEquals(unwraps + 1, keys.vault.unwraps.get());
  }

  /** What stands in its place is held against the commitment as ever. */
  @Test
  void keyThatWasReplacedByAnother_fails() {
    DataKey held = keys.dataKeys.current(KeyPurpose.PATIENT, "p1");
    StoredKey stored = keys.table.findCurrent(KeyPurpose.PATIENT, "p1").orElseThrow();
    WrappedKey other = keys.vault.newKey(KeyPurpose.PATIENT, "p1");
    keys.table.put(new StoredKey(stored.id(), stored.purpose(), other, stored.commitment()));
    keys.vault.retire(stored.wrapped());
    keys.cache.clear();
    assertThrows(IntegrityFailure.class, () -> bytes(held));
  }

  private void turn(StoredKey stored) {
    byte[] bytes = keys.vault.unwrap(stored.purpose(), List.of(stored.wrapped())).get(0);
    WrappedKey anew = keys.vault.wrap(stored.purpose(), stored.subject(), bytes);
    keys.table.put(new StoredKey(stored.id(), stored.purpose(), anew, stored.commitment()));
    keys.vault.retire(stored.wrapped());
  }

  private static byte[] bytes(DataKey key) {
    try (KeyCopy copy = key.copy()) {
      return copy.getEncoded();
    }
  }
}
