package org.safeguard.stack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.safeguard.stack.PrivateFile;
import org.safeguard.stack.StackException;

/**
 * Starts the stack's child processes and ends all of them: when it is closed, last started first,
 * and, through the guard around each of them, when the launcher itself dies. A child that ends
 * before the supervisor is closed is a failure of the stack.
 */
public final class Supervisor implements AutoCloseable {
  private final Path guard;
  private final Deque<Child> children = new ArrayDeque<>();
  private final CompletableFuture<StackException> failure = new CompletableFuture<>();
  private final Object endingLock = new Object();
  private boolean closed;

  /**
   * @param folder where the guard script is written
   */
  public Supervisor(Path folder) {
    this.guard = folder.resolve("guard.sh");
    try (var script = Supervisor.class.getResourceAsStream("guard.sh")) {
      PrivateFile.write(guard, script.readAllBytes());
    } catch (IOException failed) {
      throw new StackException("Cannot write " + guard, failed);
    }
  }

  /** Starts a program that is to run as long as the stack does. */
  public Child start(Command command) {
    Child child = launch(command);
    child.whenEnded(() -> ended(child));
    return child;
  }

  /**
   * Runs a program to its end; any exit code but 0 is a {@link StackException} with the log's last
   * lines.
   */
  public void run(Command command) {
    Child child = launch(command);
    try {
      int exit = child.await();
      child.releaseGuard();
      forget(child);
      if (exit != 0) {
        throw new StackException(child.obituary());
      }
    } catch (InterruptedException interrupted) {
      throw interrupted(child.name(), interrupted);
    }
  }

  /** Kills a child with SIGKILL, which then counts as no failure, and returns when it is gone. */
  public void kill(Child child) {
    forget(child);
    child.kill();
  }

  /**
   * Waits until the condition holds, and fails at once when the child ends before, or when time is
   * up.
   */
  public void await(Child child, Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (!child.isAlive()) {
        throw endOf(child);
      }
      if (System.nanoTime() > end) {
        throw new StackException(
            "%s did not answer within %d s; its log: %s"
                .formatted(child.name(), limit.toSeconds(), child.log()));
      }
      pause(child);
    }
  }

  /** Completes with the reason when a child ends by itself. */
  public CompletableFuture<StackException> failure() {
    return failure;
  }

  /** Ends every child, the last started first; whoever calls it returns when all are gone. */
  @Override
  public void close() {
    markClosed();
    synchronized (endingLock) {
      endAll();
    }
  }

  private void endAll() {
    Optional<Child> next = takeLast();
    while (next.isPresent()) {
      try {
        next.get().end();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        releaseAll(next.get());
        return;
      }
      next = takeLast();
    }
  }

  private synchronized Child launch(Command command) {
    if (closed) {
      throw new StackException("The stack is ending; " + command.name() + " is not started.");
    }
    List<String> words = new ArrayList<>(List.of("setsid", "sh", guard.toString()));
    words.add(command.signal());
    words.add(Long.toString(command.grace().toSeconds()));
    words.addAll(command.words());
    var builder = new ProcessBuilder(words);
    Inheritance.clean(builder.environment()).putAll(command.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
    try {
      Child child = new Child(command, builder.start());
      children.addLast(child);
      return child;
    } catch (IOException failed) {
      throw new StackException(
          command.name() + " cannot be started: " + failed.getMessage(), failed);
    }
  }

  private synchronized StackException endOf(Child child) {
    return new StackException(
        closed ? "The stack was ended while " + child.name() + " started" : child.obituary());
  }

  private void ended(Child child) {
    child.releaseGuard();
    if (forget(child)) {
      failure.complete(new StackException(child.obituary()));
    }
  }

  /** Whether the child was still to be looked after, so that its end came from itself. */
  private synchronized boolean forget(Child child) {
    return children.remove(child) && !closed;
  }

  private synchronized void markClosed() {
    closed = true;
  }

  private synchronized Optional<Child> takeLast() {
    return Optional.ofNullable(children.pollLast());
  }

  private synchronized void releaseAll(Child current) {
    current.releaseGuard();
    children.forEach(Child::releaseGuard);
  }

  private static void pause(Child child) {
    try {
      Thread.sleep(100);
    } catch (InterruptedException interrupted) {
      throw interrupted(child.name(), interrupted);
    }
  }

  private static StackException interrupted(String name, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new StackException("The start was interrupted while waiting for " + name, cause);
  }
}
