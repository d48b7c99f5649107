package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LengthPrefixedTest {

  @Test
  void layoutIsPinned() {
    byte[] bytes =
        new LengthPrefixed()
            .add("é")
            .add(UUID.fromString("0193a5c1-7e00-7abc-9def-000000000001"))
            .add(-2)
            .add((byte) 7)
            .toBytes();
    assertEquals(
        "00000002c3a9000000100193a5c17e007abc9def00000000000100000004fffffffe0000000107",
        HexFormat.of().formatHex(bytes));
  }

  @Test
  void partsThatJoinToTheSameTextDiffer() {
    byte[] one = new LengthPrefixed().add("ab").add("c").toBytes();
    byte[] other = new LengthPrefixed().add("a").add("bc").toBytes();
    assertFalse(Arrays.equals(one, other));
  }

  @Test
  void growsToAnyLengthAndIsReusable() {
    LengthPrefixed parts = new LengthPrefixed();
    String text = "x".repeat(5000);
    byte[] first = parts.add("head").add(text).toBytes();
    assertEquals(4 + 4 + 4 + 5000, first.length);
    assertArrayEquals(first, parts.clear().add("head").add(text).toBytes());
    assertEquals(4, parts.clear().add("").length());
  }
}
