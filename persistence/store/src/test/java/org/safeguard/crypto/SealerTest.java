package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealerTest {

  private static final UUID KEY = UUID.fromString("0193a5c1-7e00-7000-8000-00000000000a");
  private static final UUID ROW = UUID.fromString("0193a5c1-7e00-7abc-9def-000000000001");
  private static final String OWNER = "0193a5c1-7e00-7abc-9def-000000000001";
  private static final Binding PLACE = new Binding("resource", "body", ROW, 3, OWNER);
  private static final byte[] CLEAR =
      "{\"resourceType\":\"Patient\"}".getBytes(StandardCharsets.UTF_8);

  private final Sealer sealer = new Sealer();
  private final DataKey key = key(KEY, 0);
  private final byte[] sealed = sealer.seal(key, PLACE, CLEAR);

  /** Made by another implementation (Python's cryptography) from the documented layout. */
  @Test
  void storedExampleStillOpens() {
    byte[] stored =
        HexFormat.of()
            .parseHex(
                "01a0a1a2a3a4a5a6a7a8a9aaab9d3a0e4836a477cd0100d3aa771fe2e452"
                    + "fc3864fbd22c18be737d5aa92d87c4f9408306d579872dd9c5");
    assertArrayEquals(CLEAR, sealer.open(key, PLACE, stored));
  }

  @Test
  void valuesOfEveryLengthOpenAgain() {
    Random random = new Random(1);
    for (int length : new int[] {0, 1, 15, 16, 17, 4096, 1 << 20}) {
      byte[] clear = new byte[length];
      random.nextBytes(clear);
      byte[] value = sealer.seal(key, PLACE, clear);
      assertEquals(length + Sealer.OVERHEAD, value.length);
      assertArrayEquals(clear, sealer.open(key, PLACE, value));
    }
  }

  @Test
  void sameValueNeverSealsToTheSameBytes() {
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      nonces.add(HexFormat.of().formatHex(sealer.seal(key, PLACE, CLEAR), 1, 13));
    }
    assertEquals(10_000, nonces.size());
  }

  @Test
  void clearTextDoesNotStandInTheSealedValue() {
    String text = new String(sealed, StandardCharsets.ISO_8859_1);
    assertFalse(text.contains("Patient"));
  }

  @Test
  void valueMovedToAnotherRow_fails() {
    refused(key, new Binding("resource", "body", UUID.randomUUID(), 3, OWNER));
  }

  @Test
  void valueMovedToAnotherField_fails() {
    refused(key, new Binding("resource", "summary", ROW, 3, OWNER));
  }

  @Test
  void valueMovedToAnotherEntity_fails() {
    refused(key, new Binding("audit_entry", "body", ROW, 3, OWNER));
  }

  @Test
  void valueOfAnEarlierVersion_fails() {
    refused(key, new Binding("resource", "body", ROW, 4, OWNER));
  }

  @Test
  void valueOfALaterVersion_fails() {
    refused(key, new Binding("resource", "body", ROW, 2, OWNER));
  }

  @Test
  void valueMovedToAnotherPatient_fails() {
    refused(key, new Binding("resource", "body", ROW, 3, UUID.randomUUID().toString()));
  }

  @Test
  void partsOfThePlaceDoNotRunIntoEachOther() {
    refused(key, new Binding("resourceb", "ody", ROW, 3, OWNER));
  }

  @Test
  void valueUnderAnotherKey_fails() {
    refused(key(KEY, 1), PLACE);
  }

  @Test
  void valueUnderTheSameBytesWithAnotherKeyId_fails() {
    refused(key(UUID.randomUUID(), 0), PLACE);
  }

  @Test
  void flippingAnyBit_fails() {
    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThrows(IntegrityFailure.class, () -> sealer.open(key, PLACE, changed), "bit " + bit);
    }
  }

  @Test
  void truncatingAtEitherEnd_fails() {
    for (int length = 0; length < sealed.length; length++) {
      byte[] head = Arrays.copyOf(sealed, length);
      byte[] tail = Arrays.copyOfRange(sealed, sealed.length - length, sealed.length);
      assertThrows(IntegrityFailure.class, () -> sealer.open(key, PLACE, head));
      assertThrows(IntegrityFailure.class, () -> sealer.open(key, PLACE, tail));
    }
  }

  @Test
  void headOfOneValueWithTheTailOfAnotherOfItsPlace_fails() {
    byte[] other = sealer.seal(key, PLACE, CLEAR);
    int ciphertext = 1 + AesGcm.NONCE;
    int tag = sealed.length - AesGcm.TAG;
    for (int head : new int[] {ciphertext, (ciphertext + tag) / 2, tag}) {
      byte[] spliced = other.clone();
      System.arraycopy(sealed, 0, spliced, 0, head);
      assertThrows(IntegrityFailure.class, () -> sealer.open(key, PLACE, spliced));
    }
  }

  @Test
  void lengthening_fails() {
    byte[] longer = Arrays.copyOf(sealed, sealed.length + 1);
    assertThrows(IntegrityFailure.class, () -> sealer.open(key, PLACE, longer));
  }

  @Test
  void unknownFormatVersion_fails() {
    for (byte format : new byte[] {0, 2, -1}) {
      byte[] changed = sealed.clone();
      changed[0] = format;
      IntegrityFailure failure =
          assertThrows(IntegrityFailure.class, () -> sealer.open(key, PLACE, changed));
      assertTrue(failure.getMessage().contains("format"));
    }
  }

  @Test
  void failureNamesThePlaceButNotTheOwner() {
    Binding elsewhere = new Binding("resource", "body", ROW, 3, "owner-17");
    IntegrityFailure failure =
        assertThrows(IntegrityFailure.class, () -> sealer.open(key, elsewhere, sealed));
    assertTrue(failure.getMessage().contains("resource.body of " + ROW + " version 3"));
    assertFalse(failure.getMessage().contains("owner-17"));
  }

  @Test
  void sealerServesOnAfterAFailure() {
    refused(key(KEY, 1), PLACE);
    assertArrayEquals(CLEAR, sealer.open(key, PLACE, sealed));
  }

  private void refused(DataKey other, Binding place) {
    assertThrows(IntegrityFailure.class, () -> sealer.open(other, place, sealed));
  }

  /** A key of the bytes 0 to 31, or of others. */
  private static DataKey key(UUID id, int first) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
    StoredKey stored =
        new StoredKey(id, KeyPurpose.PATIENT, new WrappedKey(OWNER, "wrapped"), new byte[32]);
    return new DataKey(
        stored,
        new KeyMaterial(bytes, Long.MAX_VALUE),
        evicted -> {
          throw new AssertionError("evicted");
        });
  }
}
