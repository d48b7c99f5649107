package org.safeguard.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A running child process. It ends when {@link #end()} is called or the launcher dies, whichever is
 * first.
 */
public final class Child {
  private final Command command;
  private final Process process;

  Child(Command command, Process process) {
    this.command = command;
    this.process = process;
  }

  public String name() {
    return command.name();
  }

  /** The process id of the program itself, not of a wrapper around it. */
  public long pid() {
    return process.pid();
  }

  public Path log() {
    return command.log();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Says that the program ended, with its exit code and the last lines of its log. */
  String obituary() {
    return "%s ended by itself (exit code %d). The end of %s:%n%s"
        .formatted(name(), process.exitValue(), command.log(), LogTail.of(command.log(), 25));
  }

  /** Waits for the program to end and returns its exit code. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  /** Asks the program to end, kills it after its grace, and returns when it is gone. */
  void end() throws InterruptedException {
    releaseGuard();
    Duration limit = command.grace().plusSeconds(5);
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes the pipe that the guard listens on; it ends what is left of the process group. */
  void releaseGuard() {
    try {
      process.getOutputStream().close();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot close the pipe to " + name(), failed);
    }
  }

  void whenEnded(Runnable action) {
    process.onExit().thenRun(action);
  }
}
