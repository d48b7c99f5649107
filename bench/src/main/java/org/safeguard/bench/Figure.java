package org.safeguard.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;

/**
 * What one benchmark came to with so many threads.
 *
 * @param perCore operations for a second of processor time, one number a fork, ascending
 * @param perSecond operations a second by the clock, all threads together; the median of the forks
 */
record Figure(String name, int threads, double[] perCore, double perSecond) {

  static final String HEADING = "benchmark\tthreads\tcore_min\tcore_median\tcore_max\tclock_s";

  static Figure of(RunResult run) {
    Collection<BenchmarkResult> forks = run.getBenchmarkResults();
    double[] perCore = forks.stream().mapToDouble(Figure::perCore).sorted().toArray();
    double[] perSecond =
        forks.stream().mapToDouble(fork -> fork.getPrimaryResult().getScore()).sorted().toArray();
    String name = run.getParams().getBenchmark();
    return new Figure(
        name.substring(name.lastIndexOf('.') + 1),
        run.getParams().getThreads(),
        perCore,
        median(perSecond));
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%s\t%d\t%.0f\t%.0f\t%.0f\t%.0f",
        name,
        threads,
        perCore[0],
        median(perCore),
        perCore[perCore.length - 1],
        perSecond);
  }

  private static double perCore(BenchmarkResult fork) {
    return 1e9 / fork.getSecondaryResults().get(ProcessorTime.LABEL).getScore();
  }

  private static double median(double[] ascending) {
    int half = ascending.length / 2;
    return ascending.length % 2 == 1
        ? ascending[half]
        : (ascending[half - 1] + ascending[half]) / 2;
  }
}
