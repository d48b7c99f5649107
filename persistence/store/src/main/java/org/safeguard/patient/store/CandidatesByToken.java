package org.safeguard.patient.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.safeguard.resource.Issue;
import org.safeguard.resource.UnprocessableResource;

/**
 * What the tokens of many conditions selected: each condition is held against its own candidates
 * only. For one thread.
 *
 * @param <T> what is found
 */
final class CandidatesByToken<T> {

  /** Whether it is none, one or several is all that a condition asks. */
  static final int SEVERAL = 2;

  /**
   * The bytes of summaries that all conditions together are held against; a condition whose tokens
   * select what it does not match is held against all of that.
   */
  static final long MOST_COMPARED = 256L << 20;

  /** What a comparison costs apart from its bytes. */
  private static final int EACH_COMPARISON = 64;

  private final Map<Long, List<Candidate<T>>> byToken = new HashMap<>();
  private long compared;

  /**
   * @param asked the tokens by which anything will be looked for
   */
  CandidatesByToken(Set<Long> asked) {
    asked.forEach(token -> byToken.put(token, new ArrayList<>()));
  }

  void add(long[] tokens, byte[] summary, T what) {
    Candidate<T> candidate = new Candidate<>(summary, what);
    for (long token : tokens) {
      List<Candidate<T>> same = byToken.get(token);
      if (same != null) {
        same.add(candidate);
      }
    }
  }

  /**
   * What matches, up to {@value #SEVERAL}.
   *
   * @param allOfAny the tokens as {@link SearchPlan#allOfAny()} has the terms
   * @param decides on a summary
   * @throws UnprocessableResource if the conditions so far were held against too much
   */
  List<T> matches(List<List<Long>> allOfAny, Predicate<byte[]> decides) {
    Set<Candidate<T>> found = new LinkedHashSet<>();
    for (long token : fewest(allOfAny)) {
      for (Candidate<T> candidate : byToken.get(token)) {
        if (!found.contains(candidate) && decides.test(spend(candidate.summary))) {
          found.add(candidate);
        }
        if (found.size() == SEVERAL) {
          return found.stream().map(one -> one.what).toList();
        }
      }
    }
    return found.stream().map(one -> one.what).toList();
  }

  /** The alternatives that the fewest have: a match has one of each list, so one list will do. */
  private List<Long> fewest(List<List<Long>> allOfAny) {
    return allOfAny.stream()
        .min(
            Comparator.comparingInt(
                anyOf -> anyOf.stream().mapToInt(token -> byToken.get(token).size()).sum()))
        .orElseThrow();
  }

  private byte[] spend(byte[] summary) {
    compared += summary.length + EACH_COMPARISON;
    if (compared > MOST_COMPARED) {
      throw tooCostly();
    }
    return summary;
  }

  static UnprocessableResource tooCostly() {
    return new UnprocessableResource(
        List.of(
            Issue.of(
                "too-costly",
                "The conditions select too many resources that they may name; they must be narrower.")));
  }

  /** Known by itself, and not by its content. */
  private static final class Candidate<T> {
    private final byte[] summary;
    private final T what;

    private Candidate(byte[] summary, T what) {
      this.summary = summary;
      this.what = what;
    }
  }
}
