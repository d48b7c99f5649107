package org.safeguard.stack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.StackException;

@Timeout(60)
class SupervisorTest {
  @TempDir private Path folder;
  private Supervisor supervisor;

  @BeforeEach
  void start() {
    supervisor = new Supervisor(folder);
  }

  @AfterEach
  void end() {
    supervisor.close();
  }

  @Test
  void theProcessIdIsThatOfTheProgramItself() throws IOException {
    var child = supervisor.start(shell("idle", "echo $$ > pid; exec sleep 600"));
    supervisor.await(child, Duration.ofSeconds(20), () -> filled("pid"));
    assertEquals(Long.toString(child.pid()), Files.readString(folder.resolve("pid")).strip());
  }

  @Test
  void closingEndsChildrenLastStartedFirst() throws IOException {
    for (String name : List.of("first", "second", "third")) {
      String script =
          "trap 'echo %1$s >> ends; exit 0' TERM; echo > %1$s.up; while :; do sleep 0.1; done";
      var child = supervisor.start(shell(name, script.formatted(name)));
      supervisor.await(child, Duration.ofSeconds(20), () -> filled(name + ".up"));
    }
    supervisor.close();
    assertEquals(List.of("third", "second", "first"), Files.readAllLines(folder.resolve("ends")));
  }

  @Test
  void aChildThatDoesNotListenIsKilledAfterItsGrace() {
    var words = List.of("sh", "-c", "trap '' TERM; echo > deaf.up; while :; do sleep 0.1; done");
    var command =
        new Command("deaf", inFolder(words), Map.of(), log(), "TERM", Duration.ofSeconds(1));
    var child = supervisor.start(command);
    supervisor.await(child, Duration.ofSeconds(20), () -> filled("deaf.up"));
    supervisor.close();
    assertFalse(child.isAlive());
  }

  @Test
  void whatAChildStartedEndsWithIt() throws IOException {
    var child = supervisor.start(shell("parent", "sleep 600 & echo $! > grandchild; wait"));
    supervisor.await(child, Duration.ofSeconds(20), () -> filled("grandchild"));
    long grandchild = Long.parseLong(Files.readString(folder.resolve("grandchild")).strip());
    supervisor.close();
    assertGone(grandchild);
  }

  @Test
  void aChildThatDiesIsNamedWithTheEndOfItsLog()
      throws InterruptedException, ExecutionException, TimeoutException {
    supervisor.start(shell("Keycloak", "echo cannot reach the database; exit 3"));
    StackException failure = supervisor.failure().get(20, TimeUnit.SECONDS);
    assertTrue(failure.getMessage().startsWith("Keycloak ended by itself (exit code 3)"));
    assertTrue(failure.getMessage().contains("cannot reach the database"));
  }

  @Test
  void waitingForAChildThatDiesFailsAtOnce() {
    var child = supervisor.start(shell("Keycloak", "exit 3"));
    assertThrows(
        StackException.class, () -> supervisor.await(child, Duration.ofMinutes(5), () -> false));
  }

  @Test
  void waitingInVainNamesTheLog() {
    var child = supervisor.start(shell("slow", "exec sleep 600"));
    var failure =
        assertThrows(
            StackException.class,
            () -> supervisor.await(child, Duration.ofMillis(300), () -> false));
    assertTrue(failure.getMessage().contains(log().toString()));
  }

  @Test
  void aChildKilledOnPurposeIsNoFailure() throws InterruptedException {
    var child = supervisor.start(shell("WildFly", "exec sleep 600"));
    supervisor.kill(child);
    assertFalse(child.isAlive());
    Thread.sleep(300);
    assertFalse(supervisor.failure().isDone());
  }

  @Test
  void aProgramThatFailsStopsTheStart() {
    var failure =
        assertThrows(
            StackException.class, () -> supervisor.run(shell("initdb", "echo no space; exit 1")));
    assertTrue(failure.getMessage().contains("no space"));
  }

  @Test
  void aProgramThatSucceedsIsForgotten() {
    supervisor.run(shell("initdb", "exit 0"));
    assertFalse(supervisor.failure().isDone());
  }

  @Test
  void whoWaitsWhileTheStackIsEndedHearsThatAndNotOfADeath() {
    var child = supervisor.start(shell("WildFly", "exec sleep 600"));
    supervisor.close();
    var failure =
        assertThrows(
            StackException.class,
            () -> supervisor.await(child, Duration.ofMinutes(5), () -> false));
    assertEquals("The stack was ended while WildFly started", failure.getMessage());
  }

  @Test
  void nothingStartsOnceItIsClosed() {
    supervisor.close();
    assertThrows(StackException.class, () -> supervisor.start(shell("late", "exit 0")));
  }

  @Test
  void childrenEndWhenTheLauncherIsKilled() throws IOException, InterruptedException {
    var launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("launcher.log").toFile())
            .start();
    for (int i = 0; i < 300 && !filled("orphan"); i++) {
      Thread.sleep(100);
    }
    long orphan = Long.parseLong(Files.readString(folder.resolve("orphan")).strip());
    launcher.destroyForcibly().waitFor();
    assertGone(orphan);
  }

  /** Stands for the launcher's process: starts a child and waits to be killed. */
  static final class Launcher {
    public static void main(String[] arguments) throws InterruptedException {
      Path folder = Path.of(arguments[0]);
      try (var supervisor = new Supervisor(folder)) {
        var words = List.of("sh", "-c", "echo $$ > " + folder + "/orphan; exec sleep 600");
        supervisor.start(Command.of("orphan", folder.resolve("orphan.log"), words));
        Thread.sleep(Duration.ofMinutes(5).toMillis());
      }
    }
  }

  private static void assertGone(long pid) {
    var process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      try {
        process.get().onExit().get(10, TimeUnit.SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException alive) {
        throw new AssertionError("process " + pid + " lives on", alive);
      }
    }
  }

  private Command shell(String name, String script) {
    return Command.of(name, log(), inFolder(List.of("sh", "-c", script)));
  }

  private List<String> inFolder(List<String> words) {
    return List.of("env", "-C", folder.toString(), words.get(0), words.get(1), words.get(2));
  }

  private Path log() {
    return folder.resolve("child.log");
  }

  private boolean filled(String name) {
    try {
      return Files.exists(folder.resolve(name)) && Files.size(folder.resolve(name)) > 0;
    } catch (IOException unreadable) {
      return false;
    }
  }
}
