package org.safeguard.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.safeguard.stack.process.Progress;

@Timeout(20)
class StepsTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final Steps steps = new Steps(new Progress(new PrintStream(terminal), Clock.systemUTC()));
  private final CompletableFuture<StackException> noFailure = new CompletableFuture<>();

  @Test
  void aStepWaitsForThoseItNeeds() {
    List<String> order = new CopyOnWriteArrayList<>();
    var first = steps.add(() -> note(order, "database"));
    steps.add(() -> note(order, "tables"), first);
    steps.join(noFailure);
    assertEquals(List.of("database", "tables"), order);
    assertTrue(terminal.toString().contains("tables"));
  }

  @Test
  void stepsThatNeedNothingRunSideBySide() {
    var both = new CountDownLatch(2);
    steps.add(() -> meet(both));
    steps.add(() -> meet(both));
    steps.join(noFailure);
    assertEquals(0, both.getCount());
  }

  @Test
  void theFirstFailureEndsTheWaitForAllOthers() {
    var never = new CountDownLatch(1);
    var failure = new StackException("no database");
    steps.add(() -> await(never));
    steps.add(
        () -> {
          throw failure;
        });
    assertSame(failure, assertThrows(StackException.class, () -> steps.join(noFailure)));
  }

  @Test
  void aPartThatDiesEndsTheWait() {
    var died = new StackException("Keycloak ended by itself");
    steps.add(() -> await(new CountDownLatch(1)));
    noFailure.complete(died);
    assertSame(died, assertThrows(StackException.class, () -> steps.join(noFailure)));
  }

  private static String note(List<String> order, String name) {
    order.add(name);
    return name;
  }

  private static String meet(CountDownLatch latch) {
    latch.countDown();
    return await(latch);
  }

  private static String await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return "met";
  }
}
