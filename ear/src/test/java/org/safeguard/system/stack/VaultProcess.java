package org.safeguard.system.stack;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The vault of a stack of this run's own, which may be stopped and started. */
public final class VaultProcess {

  private final RunningStack stack;

  public VaultProcess(RunningStack stack) {
    this.stack = stack;
  }

  /** Ends it without notice. */
  public void stop() {
    ProcessHandle server =
        ProcessHandle.of(stack.own().parts().vault().pid().orElseThrow()).orElseThrow();
    server.destroyForcibly();
    try {
      server.onExit().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the vault does not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts it, which opens its seal. */
  public void start() {
    stack.own().startVault();
  }

  public void restart() {
    stop();
    start();
  }
}
