package org.safeguard.stack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program to run as a child of the launcher.
 *
 * @param name what people call it, used in messages
 * @param words the program and its arguments
 * @param environment variables set on top of the launcher's own
 * @param log the file that takes its standard output and error
 * @param signal the signal that asks it to end, without the SIG
 * @param grace how long it may take to end before it is killed
 */
public record Command(
    String name,
    List<String> words,
    Map<String, String> environment,
    Path log,
    String signal,
    Duration grace) {

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** A command that ends on SIGTERM within 20 seconds. */
  public static Command of(String name, Path log, List<String> words) {
    return new Command(name, words, Map.of(), log, "TERM", Duration.ofSeconds(20));
  }

  public Command withEnvironment(Map<String, String> variables) {
    return new Command(name, words, variables, log, signal, grace);
  }

  public Command endedBy(String otherSignal) {
    return new Command(name, words, environment, log, otherSignal, grace);
  }
}
