package org.safeguard.patient.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.safeguard.resource.UnprocessableResource;

class CandidatesByTokenTest {

  private static final int MANY = 40_000;

  private static CandidatesByToken<Integer> candidates(LongStream asked) {
    return new CandidatesByToken<>(asked.boxed().collect(Collectors.toSet()));
  }

  private static byte[] summary(int value) {
    return new byte[] {(byte) value};
  }

  @Test
  void eachOfManyConditionsFindsItsOwn() {
    CandidatesByToken<Integer> candidates = candidates(LongStream.range(0, MANY));
    IntStream.range(0, MANY).forEach(i -> candidates.add(new long[] {i, MANY + i}, summary(i), i));
    for (long i = 0; i < MANY; i++) {
      assertEquals(List.of((int) i), candidates.matches(List.of(List.of(i)), summary -> true));
    }
  }

  @Test
  void severalMatchesAreTwo() {
    CandidatesByToken<Integer> candidates = candidates(LongStream.range(0, MANY));
    IntStream.range(0, 10_000).forEach(i -> candidates.add(new long[] {0}, summary(i), i));
    for (long i = 1; i < MANY; i++) {
      assertEquals(List.of(0, 1), candidates.matches(List.of(List.of(0L, i)), summary -> true));
    }
  }

  @Test
  void whatHasSeveralOfTheTokensIsFoundOnce() {
    CandidatesByToken<Integer> candidates = candidates(LongStream.of(1, 2));
    candidates.add(new long[] {1, 2, 2}, summary(0), 7);
    assertEquals(List.of(7), candidates.matches(List.of(List.of(1L, 2L)), summary -> true));
  }

  @Test
  void summaryDecides() {
    CandidatesByToken<Integer> candidates = candidates(LongStream.of(1));
    IntStream.range(0, 9).forEach(i -> candidates.add(new long[] {1}, summary(i), i));
    assertEquals(List.of(8), candidates.matches(List.of(List.of(1L)), s -> s[0] == 8));
    assertEquals(List.of(), candidates.matches(List.of(List.of(1L)), s -> s[0] == 9));
    assertEquals(
        List.of(3, 5), candidates.matches(List.of(List.of(1L)), s -> s[0] % 2 == 1 && s[0] > 1));
  }

  @Test
  void alternativesThatNothingHasFindNothing() {
    CandidatesByToken<Integer> candidates = candidates(LongStream.of(1, 2));
    candidates.add(new long[] {1}, summary(0), 7);
    assertEquals(List.of(), candidates.matches(List.of(List.of(2L)), summary -> true));
    assertEquals(List.of(), candidates.matches(List.of(List.of(1L), List.of()), summary -> true));
  }

  @Test
  void rareValueSavesComparisonsWithAllThatShareAnother() {
    CandidatesByToken<Integer> candidates = new CandidatesByToken<>(Set.of(1L, 2L));
    byte[] large = new byte[1 << 20];
    IntStream.range(0, 1_000).forEach(i -> candidates.add(new long[] {1}, large, i));
    candidates.add(new long[] {1, 2}, summary(0), MANY);
    assertEquals(
        List.of(MANY), candidates.matches(List.of(List.of(1L), List.of(2L)), s -> s.length == 1));
  }

  @Test
  void conditionsThatAreHeldAgainstTooMuchAreRefused() {
    CandidatesByToken<Integer> candidates = candidates(LongStream.of(1));
    byte[] large = new byte[1 << 20];
    IntStream.range(0, 100).forEach(i -> candidates.add(new long[] {1}, large, i));
    List<List<Long>> asked = List.of(List.of(1L));
    candidates.matches(asked, summary -> false);
    candidates.matches(asked, summary -> false);
    UnprocessableResource refused =
        assertThrows(
            UnprocessableResource.class, () -> candidates.matches(asked, summary -> false));
    assertEquals("too-costly", refused.issues().get(0).code());
  }
}
