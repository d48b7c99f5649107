package org.safeguard.patient.chart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeguard.patient.chart.NewestFirst.Age;
import org.safeguard.patient.search.SearchValue;
import org.safeguard.patient.search.Summary;
import org.safeguard.patient.store.ListPlan;
import org.safeguard.resource.ResourceType;

/**
 * The order of a chart: the newest first, what has no date last. A resource with several dates
 * stands at the earliest: an observation when it was made and not when it was issued.
 *
 * @param code only what has this code
 * @param onlyCurrent only what says that it is still so
 */
public record NewestFirst(Optional<String> code, boolean onlyCurrent) implements ListPlan<Age> {

  private static final Set<String> CURRENT =
      Set.of("active", "recurrence", "relapse", "in-progress", "intended", "on-hold");

  @Override
  public Optional<Age> key(ResourceType type, byte[] summary) {
    Summary values = Summary.read(summary);
    boolean listed =
        code.map(asked -> has(values.values("code"), Set.of(asked))).orElse(true)
            && (!onlyCurrent || has(values.values("status"), CURRENT));
    return listed ? Optional.of(new Age(date(values))) : Optional.empty();
  }

  private static boolean has(List<SearchValue> values, Set<String> asked) {
    return values.stream().map(SearchValue::value).anyMatch(asked::contains);
  }

  private static Optional<Instant> date(Summary values) {
    return values.values("date").stream()
        .flatMap(value -> ShownDate.begin(value.value()).stream())
        .min(Instant::compareTo);
  }

  /** Sorts later times before earlier ones. */
  public record Age(Optional<Instant> at) implements Comparable<Age> {

    @Override
    public int compareTo(Age other) {
      return other.at.orElse(Instant.MIN).compareTo(at.orElse(Instant.MIN));
    }
  }
}
