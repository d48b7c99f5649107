package org.safeguard.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.process.Command;
import org.safeguard.stack.process.Supervisor;

/** A part that dies while the stack runs. */
@Timeout(60)
class RunCommandTest {
  @TempDir private Path folder;
  private Process launcher;

  @AfterEach
  void end() {
    launcher.destroyForcibly();
  }

  @Test
  void partThatDiesIsNamedWithTheEndOfItsLogAndTheStackEnds() throws Exception {
    launcher = launch();
    ProcessHandle postgres = part("PostgreSQL");
    part("Keycloak").destroyForcibly();
    assertTrue(launcher.waitFor(30, TimeUnit.SECONDS), "the stack goes on");
    assertEquals(1, launcher.exitValue());
    String terminal = Files.readString(folder.resolve("terminal"));
    assertTrue(terminal.contains("Keycloak ended by itself (exit code 137)"), terminal);
    assertTrue(terminal.contains("the last words of Keycloak"), terminal);
    assertFalse(terminal.contains("PostgreSQL ended"), terminal);
    assertFalse(postgres.isAlive());
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Launcher.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("terminal").toFile())
        .start();
  }

  private ProcessHandle part(String name) throws IOException, InterruptedException {
    Path pid = folder.resolve(name + ".pid");
    while (!Files.exists(pid)) {
      Thread.sleep(100);
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
  }

  /** Stands for the command, with two parts that do nothing. */
  static final class Launcher {
    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      RunCommand.inForeground(() -> run(folder));
    }

    private static void run(Path folder) {
      try (var supervisor = new Supervisor(folder)) {
        start("PostgreSQL", folder, supervisor);
        start("Keycloak", folder, supervisor);
        throw supervisor.failure().join();
      }
    }

    private static void start(String name, Path folder, Supervisor supervisor) {
      String pid = folder.resolve(name + ".pid").toString();
      String script =
          "echo the last words of %s; echo $$ > %s.new; mv %s.new %s; exec sleep 600"
              .formatted(name, pid, pid, pid);
      supervisor.start(
          Command.of(name, folder.resolve(name + ".log"), List.of("sh", "-c", script)));
    }
  }
}
