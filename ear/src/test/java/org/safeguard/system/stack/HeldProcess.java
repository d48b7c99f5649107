package org.safeguard.system.stack;

import java.io.IOException;
import org.safeguard.stack.Part;

/**
 * A server of the stack that hangs: it takes connections and answers nothing until this is closed.
 */
public final class HeldProcess implements AutoCloseable {

  private final long pid;

  private HeldProcess(long pid) {
    this.pid = pid;
  }

  public static HeldProcess of(Part part) {
    HeldProcess held = new HeldProcess(part.pid().orElseThrow());
    held.signal("STOP");
    return held;
  }

  /** Lets it go on. */
  @Override
  public void close() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int exit = new ProcessBuilder("kill", "-s", name, Long.toString(pid)).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("process " + pid + " takes no SIG" + name);
      }
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
