package org.safeguard.audit;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.safeguard.bench.Report;

/**
 * Measures how many entries a second become durable, and how long callers wait: in the product's
 * log and, in the same run and taking turns with it, in one whose callers share a global lock.
 */
public final class Appends {

  private static final double NANOS_IN_MILLI = 1e6;

  private final OwnDatabase database;
  private final Callers callers;
  private final Duration time;
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final List<AppendFigure> figures = new ArrayList<>();
  private final Map<String, Long> confirmed = new TreeMap<>();

  private Appends(OwnDatabase database, Callers callers, Duration time) {
    this.database = database;
    this.callers = callers;
    this.time = time;
  }

  /**
   * @param args {@code callers=32 warmup=15 seconds=15 rounds=3 portOffset=3000}, each of which may
   *     be left out
   */
  public static void main(String[] args) throws Exception {
    Map<String, Integer> options = options(args);
    try (OwnDatabase database = OwnDatabase.start(options.get("portOffset"))) {
      Appends appends =
          new Appends(
              database,
              new Callers(options.get("callers")),
              Duration.ofSeconds(options.get("seconds")));
      Report.write(
          "appends", appends.run(options.get("rounds"), Duration.ofSeconds(options.get("warmup"))));
    }
  }

  private static Map<String, Integer> options(String[] args) {
    Map<String, Integer> options =
        new TreeMap<>(
            Map.of("callers", 32, "warmup", 15, "seconds", 15, "rounds", 3, "portOffset", 3000));
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      if (!options.containsKey(parts[0])
          || parts.length != 2
          || !parts[1].matches("[1-9][0-9]{0,4}")) {
        throw new IllegalArgumentException(
            arg + " is no option; there are " + options.keySet() + ", such as callers=32");
      }
      options.put(parts[0], Integer.valueOf(parts[1]));
    }
    return options;
  }

  private List<String> run(int rounds, Duration warmup) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("# " + Report.machine());
    lines.add(
        "# PostgreSQL on %s: %s"
            .formatted(database.medium(), String.join(" ", database.durability())));
    lines.add(
        "# %s, %d callers, load %.1f before"
            .formatted(
                Instant.now().truncatedTo(ChronoUnit.SECONDS), callers.count(), Report.load()));
    try (MeasuredLog sequenced = new SequencedLog(database);
        MeasuredLog global = new GlobalLockLog(database)) {
      warmUp("sequencer", sequenced, warmup);
      warmUp("global lock", global, warmup);
      for (int round = 0; round < rounds; round++) {
        measure("sequencer", sequenced);
        measure("global lock", global);
      }
      requireStored("sequencer", sequenced);
      requireStored("global lock", global);
    }
    lines.add(AppendFigure.HEADING);
    figures.forEach(figure -> lines.add(figure.line()));
    lines.add(
        String.format(
            Locale.ROOT,
            "# the sequencer's median is %.1f times the global lock's",
            median("sequencer") / median("global lock")));
    return lines;
  }

  private void warmUp(String name, MeasuredLog log, Duration warmup)
      throws InterruptedException, ExecutionException, SQLException {
    count(name, callers.append(log, warmup));
  }

  private void measure(String name, MeasuredLog log)
      throws InterruptedException, ExecutionException, SQLException, IOException {
    database.checkpoint();
    long databaseBefore = database.processorMillis();
    long before = system.getProcessCpuTime();
    Callers.Seen seen = callers.append(log, time);
    double server = (system.getProcessCpuTime() - before) / NANOS_IN_MILLI;
    double spent = database.processorMillis() - databaseBefore;
    count(name, seen);
    figures.add(new AppendFigure(name, seen, server, spent, Report.load()));
  }

  private void count(String name, Callers.Seen seen) {
    confirmed.merge(name, (long) seen.appends(), Long::sum);
  }

  /** Figures of a log that lost, or doubled, what it confirmed would measure nothing. */
  private void requireStored(String name, MeasuredLog log) throws SQLException {
    long stored = log.stored();
    if (stored != confirmed.get(name)) {
      throw new IllegalStateException(
          "%s: %d entries confirmed, %d stored".formatted(name, confirmed.get(name), stored));
    }
  }

  private double median(String name) {
    double[] sorted =
        figures.stream()
            .filter(figure -> figure.log().equals(name))
            .mapToDouble(figure -> figure.seen().perSecond())
            .sorted()
            .toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
