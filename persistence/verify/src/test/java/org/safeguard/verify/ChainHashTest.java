package org.safeguard.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ChainHashTest {

  private static final HexFormat HEX = HexFormat.of();

  @Test
  void hashesArePinned() {
    byte[] first = ChainHash.next(ChainHash.origin(), EntryCodec.encode(Entries.FULL));
    byte[] second = ChainHash.next(first, EntryCodec.encode(Entries.bare(1)));
    assertEquals(
        "0539731fac1c19ea8de091cf87a3228c49a51d7f129fddb27742b131c1ea57a5", HEX.formatHex(first));
    assertEquals(
        "21cf917ec34401c28505c3f14fa50b92cbd7313a269fb012104fc156cc30cc67", HEX.formatHex(second));
  }

  @Test
  void hashIsTheLeafHashOfRfc6962() throws Exception {
    byte[] previous = HEX.parseHex("20".repeat(32));
    byte[] leaf = new byte[1 + 32 + 2];
    System.arraycopy(previous, 0, leaf, 1, 32);
    System.arraycopy("{}".getBytes(UTF_8), 0, leaf, 33, 2);
    assertArrayEquals(
        MessageDigest.getInstance("SHA-256").digest(leaf),
        ChainHash.next(previous, "{}".getBytes(UTF_8)));
  }

  @Test
  void shorterPreviousHashIsRefused() {
    // Else a byte could move from the hash before into the entry without changing the hash.
    assertThrows(
        IllegalArgumentException.class, () -> ChainHash.next(new byte[31], new byte[] {0}));
  }

  @Test
  void macIsPinned() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 7);
    byte[] head = new byte[32];
    head[0] = 1;
    byte[] code =
        new BatchMac(key).of(3, 1, 2, Instant.ofEpochMilli(1_795_418_569_120L), new byte[32], head);
    assertEquals(
        "018d523444491b2a0c790d8972e853bf5def1343be028346e0b5b77a0d5c94b1", HEX.formatHex(code));
  }
}
