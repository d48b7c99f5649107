package org.safeguard.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which ports the stack's processes listen on, as Linux tells it and not as they do. */
public final class Listeners {

  private static final String LISTENING = "0A";

  private Listeners() {}

  /** The TCP ports on which these processes or their children listen. */
  public static Set<Integer> of(List<Long> processes) {
    Set<String> sockets =
        processes.stream()
            .flatMap(Listeners::family)
            .flatMap(Listeners::sockets)
            .collect(Collectors.toSet());
    Set<Integer> ports = new TreeSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      lines(Path.of("/proc/net", table))
          .skip(1)
          .map(line -> line.trim().split("\\s+"))
          .filter(row -> row[3].equals(LISTENING) && sockets.contains(row[9]))
          .map(row -> Integer.parseInt(row[1].substring(row[1].indexOf(':') + 1), 16))
          .forEach(ports::add);
    }
    return ports;
  }

  private static Stream<Long> family(long process) {
    return ProcessHandle.of(process).stream()
        .flatMap(found -> Stream.concat(Stream.of(found), found.descendants()))
        .map(ProcessHandle::pid);
  }

  private static Stream<String> sockets(long process) {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process), "fd"))) {
      return files
          .map(Listeners::target)
          .filter(name -> name.startsWith("socket:["))
          .map(name -> name.substring("socket:[".length(), name.length() - 1))
          .toList()
          .stream();
    } catch (IOException ended) {
      return Stream.empty();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
