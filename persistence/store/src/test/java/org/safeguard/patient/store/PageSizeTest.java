package org.safeguard.patient.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageSizeTest {

  private static final int MIB = 1 << 20;

  private static List<Integer> fitting(int mostRows, Integer... sizes) {
    return PageSize.fitting(List.of(sizes), size -> size, mostRows);
  }

  @Test
  void smallRowsAreBoundedByTheirNumber() {
    assertEquals(List.of(1, 2), fitting(2, 1, 2, 3));
    assertEquals(List.of(1, 2, 3), fitting(5, 1, 2, 3));
    assertEquals(List.of(), fitting(5));
  }

  @Test
  void largeRowsAreBoundedByTheirBytes() {
    assertEquals(List.of(16 * MIB, 16 * MIB), fitting(9, 16 * MIB, 16 * MIB, 1));
  }

  @Test
  void rowLargerThanAPageStandsAlone() {
    assertEquals(List.of(64 * MIB), fitting(9, 64 * MIB, 1));
  }
}
