package org.safeguard.patient.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConditionLocksTest {

  @Test
  void eachTokenHasALockOfItsOwn() {
    ConditionLocks locks = ConditionLocks.of(LongStream.of(1, 257, 1, -1, Long.MIN_VALUE));
    assertFalse(locks.wholeGate());
    assertEquals(4, locks.keys().length);
  }

  @Test
  void locksHaveTheirPurposeInTheTopBytes() {
    for (long key : ConditionLocks.of(LongStream.of(0, 1, -1, Long.MAX_VALUE)).keys()) {
      assertEquals(0x5343, key >>> 48);
      assertNotEquals(ConditionLocks.GATE, key);
    }
  }

  @Test
  void manyTokensTakeTheGateInPlaceOfLocks() {
    assertFalse(ConditionLocks.of(LongStream.range(0, ConditionLocks.MOST)).wholeGate());
    ConditionLocks many = ConditionLocks.of(LongStream.rangeClosed(0, ConditionLocks.MOST));
    assertTrue(many.wholeGate());
    assertEquals(0, many.keys().length);
  }
}
