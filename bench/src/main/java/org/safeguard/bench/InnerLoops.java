package org.safeguard.bench;

import java.io.IOException;
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
    lines.add("# " + Report.machine());
    lines.add(Figure.HEADING);
    for (int threads : THREADS) {
      for (RunResult run : run(options, threads)) {
        lines.add(Figure.of(run).line());
      }
    }
    lines.add("# load at the end " + Report.load());
    Report.write("inner", lines);
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
}
