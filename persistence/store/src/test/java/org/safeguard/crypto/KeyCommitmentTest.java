package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyCommitmentTest {

  private static final UUID ID = UUID.fromString("0193a5c1-7e00-7000-8000-00000000000a");
  private static final String SUBJECT = "0193a5c1-7e00-7abc-9def-000000000001";
  private static final String EXAMPLE =
      "380ac8524a2d8c413e1743e68575c14af23b15a05987b49326d36af7290ceb7c";

  /** Made by another implementation (Python's hmac) from the documented layout. */
  @Test
  void storedExampleHolds() {
    byte[] commitment = KeyCommitment.of(key(0), ID, KeyPurpose.PATIENT, SUBJECT);
    assertEquals(EXAMPLE, HexFormat.of().formatHex(commitment));
    KeyCommitment.check(key(0), stored(ID, KeyPurpose.PATIENT, SUBJECT));
  }

  @Test
  void anotherKeyUnderTheSameRow_fails() {
    refused(1, stored(ID, KeyPurpose.PATIENT, SUBJECT));
  }

  @Test
  void commitmentMovedToAnotherRow_fails() {
    refused(0, stored(UUID.randomUUID(), KeyPurpose.PATIENT, SUBJECT));
    refused(0, stored(ID, KeyPurpose.TYPE, SUBJECT));
    refused(0, stored(ID, KeyPurpose.PATIENT, "another"));
  }

  @Test
  void flippingAnyBit_fails() {
    for (int bit = 0; bit < KeyCommitment.LENGTH * Byte.SIZE; bit++) {
      byte[] commitment = HexFormat.of().parseHex(EXAMPLE);
      commitment[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      WrappedKey wrapped = new WrappedKey(SUBJECT, "wrapped");
      refused(0, new StoredKey(ID, KeyPurpose.PATIENT, wrapped, commitment));
    }
  }

  private static void refused(int first, StoredKey stored) {
    assertThrows(IntegrityFailure.class, () -> KeyCommitment.check(key(first), stored));
  }

  private static StoredKey stored(UUID id, KeyPurpose purpose, String subject) {
    byte[] commitment = HexFormat.of().parseHex(EXAMPLE);
    return new StoredKey(id, purpose, new WrappedKey(subject, "wrapped"), commitment);
  }

  private static KeyCopy key(int first) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return new KeyCopy(bytes);
  }
}
