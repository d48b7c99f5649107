package org.safeguard.stack.patients;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of the resources of a load.
 *
 * @param loaded how many were taken of each resource type
 * @param present how many were there already, so not loaded again
 * @param refused how many were not taken; a file that could not be read counts as one
 * @param refusals which they are and why; a transaction refused as a whole is one of these
 * @param took from the first request to the last
 */
public record LoadReport(
    SortedMap<String, Integer> loaded,
    int present,
    int refused,
    List<String> refusals,
    Duration took) {

  public LoadReport {
    loaded = new TreeMap<>(loaded);
    refusals = List.copyOf(refusals);
  }

  /** Of all types. */
  public int loadedInAll() {
    return loaded.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** In each second of the load. */
  public double rate() {
    return took.isZero() ? 0 : loadedInAll() * 1000.0 / took.toMillis();
  }

  /** The counts, in a line or two. */
  String text() {
    String counts =
        String.format(
            Locale.ROOT,
            "Loaded %,d resources in %.1f s (%.1f/s); %,d there already, %,d refused",
            loadedInAll(),
            took.toMillis() / 1000.0,
            rate(),
            present,
            refused);
    return loaded.isEmpty() ? counts : counts + "\n  " + types();
  }

  private String types() {
    return loaded.entrySet().stream()
        .map(type -> String.format(Locale.ROOT, "%s %,d", type.getKey(), type.getValue()))
        .collect(Collectors.joining(", "));
  }
}
