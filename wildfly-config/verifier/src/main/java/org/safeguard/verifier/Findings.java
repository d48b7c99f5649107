package org.safeguard.verifier;

import java.util.List;
import java.util.PriorityQueue;

/**
 * The first findings by place, and the number of all: a log wholly overwritten must not fill the
 * memory.
 */
final class Findings {

  /** How many are kept. */
  static final int LIMIT = 1000;

  private final PriorityQueue<Finding> kept = new PriorityQueue<>(Finding.BY_PLACE.reversed());
  private long found;

  void add(Finding finding) {
    found++;
    kept.add(finding);
    if (kept.size() > LIMIT) {
      kept.poll();
    }
  }

  long found() {
    return found;
  }

  List<Finding> byPlace() {
    return kept.stream().sorted(Finding.BY_PLACE).toList();
  }
}
