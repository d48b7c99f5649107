package org.safeguard.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.safeguard.stack.process.Progress;

/** Runs the steps of a start side by side, each as soon as those it waits for are done. */
final class Steps {
  private final Progress progress;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<CompletableFuture<Void>> all = new ArrayList<>();
  private final CompletableFuture<Void> failed = new CompletableFuture<>();

  Steps(Progress progress) {
    this.progress = progress;
  }

  /**
   * Adds a step.
   *
   * @param work returns what to tell the person at the terminal once it is done
   * @param after steps that must be done before
   */
  CompletableFuture<Void> add(Supplier<String> work, CompletableFuture<?>... after) {
    var step = CompletableFuture.allOf(after).thenRunAsync(() -> run(work), threads);
    step.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            failed.completeExceptionally(failure);
          }
        });
    all.add(step);
    return step;
  }

  /** Returns when all steps are done; throws as soon as one fails or the given failure happens. */
  void join(CompletableFuture<StackException> otherFailure) {
    var done = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    try {
      CompletableFuture.anyOf(done, failed, otherFailure.thenAccept(Steps::raise)).join();
    } catch (CompletionException wrapped) {
      throw reason(wrapped);
    } finally {
      threads.shutdownNow();
    }
  }

  private void run(Supplier<String> work) {
    Duration before = progress.elapsed();
    String told = work.get();
    double seconds = progress.elapsed().minus(before).toMillis() / 1000.0;
    progress.say("%s (%.1f s)".formatted(told, seconds));
  }

  private static void raise(StackException failure) {
    throw failure;
  }

  private static RuntimeException reason(CompletionException wrapped) {
    return wrapped.getCause() instanceof RuntimeException cause ? cause : wrapped;
  }
}
