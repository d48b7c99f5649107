package org.safeguard.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks, each with one thread and with two, and prints a line for each. */
final class InnerLoops {

  private static final int[] THREADS = {1, 2};

  private InnerLoops() {}

  /**
   * @param args JMH's options and the benchmarks to run; none runs all
   */
  public static void main(String[] args)
      throws RunnerException, CommandLineOptionException, IOException {
    CommandLineOptions options = new CommandLineOptions(args);
    List<String> lines = new ArrayList<>();
    lines.add("# " + machine());
    lines.add(Figure.HEADING);
    for (int threads : THREADS) {
      for (RunResult run : run(options, threads)) {
        lines.add(Figure.of(run).line());
      }
    }
    lines.add("# load at the end " + load());
    lines.forEach(System.out::println);
    Files.write(results(), lines);
  }

  private static Iterable<RunResult> run(CommandLineOptions options, int threads)
      throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .parent(options)
                .threads(threads)
                .addProfiler(ProcessorTime.class)
                .build())
        .run();
  }

  private static String machine() throws IOException {
    Runtime runtime = Runtime.getRuntime();
    return "Java %s (%s), %s, %d processors, processor time of the whole JVM by the operating system"
        .formatted(
            Runtime.version(),
            System.getProperty("java.vm.name"),
            processor(),
            runtime.availableProcessors());
  }

  private static String processor() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("unknown processor");
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static Path results() throws IOException {
    Path folder = Files.createDirectories(Path.of("results"));
    String time =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .format(Instant.now());
    return folder.resolve(time + "-inner.tsv");
  }
}
