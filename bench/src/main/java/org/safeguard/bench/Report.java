package org.safeguard.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What figures were measured on, and where they are kept. */
public final class Report {

  private Report() {}

  /** The JVM and the processors. */
  public static String machine() throws IOException {
    Runtime runtime = Runtime.getRuntime();
    return "Java %s (%s), %s, %d processors, processor time of the whole JVM by the operating system"
        .formatted(
            Runtime.version(),
            System.getProperty("java.vm.name"),
            processor(),
            runtime.availableProcessors());
  }

  /** The machine's load over the last minute. */
  public static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** Prints the lines, and keeps them under {@code results/} with the time and that name. */
  public static void write(String name, List<String> lines) throws IOException {
    lines.forEach(System.out::println);
    Path folder = Files.createDirectories(Path.of("results"));
    String time =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .format(Instant.now());
    Files.write(folder.resolve(time + "-" + name + ".tsv"), lines);
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
}
