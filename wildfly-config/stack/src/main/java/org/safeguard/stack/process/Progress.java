package org.safeguard.stack.process;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Lines that tell the person at the terminal what the stack is doing, each with the time since its
 * start.
 */
public final class Progress {
  private final PrintStream terminal;
  private final Clock clock;
  private final Instant begin;
  private int unfinished;

  public Progress(PrintStream terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
    this.begin = clock.instant();
  }

  /** Prints one line; safe to call from several threads. */
  public synchronized void say(String message) {
    if (unfinished > 0) {
      terminal.println();
      unfinished = 0;
    }
    terminal.println(line(message));
    terminal.flush();
  }

  /** Rewrites the current line where the terminal can, for a count that grows. */
  public synchronized void update(String message, boolean last) {
    String line = line(message);
    terminal.print("\r" + line + " ".repeat(Math.max(0, unfinished - line.length())));
    terminal.print(last ? System.lineSeparator() : "");
    unfinished = last ? 0 : line.length();
    terminal.flush();
  }

  public Duration elapsed() {
    return Duration.between(begin, clock.instant());
  }

  private String line(String message) {
    return String.format(Locale.ROOT, "[%6.1f s] %s", elapsed().toMillis() / 1000.0, message);
  }
}
