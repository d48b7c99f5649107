package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallContextTest {

  private final CallContext call = new CallContext();

  private static CompletableFuture<Receipt> durable() {
    return CompletableFuture.completedFuture(new Receipt(UUID.randomUUID(), 1, 1));
  }

  @Test
  void requestHasLeftAnEntryAfterItWasAwaitedToo() {
    assertFalse(call.entered());
    call.await(durable());
    call.awaitReceipts(Duration.ZERO);
    assertTrue(call.entered());
  }

  @Test
  void entryThatIsNotDurableFailsEachWait() {
    call.await(durable());
    call.await(CompletableFuture.failedFuture(new AuditUnavailable("x")));
    call.await(durable());
    for (int i = 0; i < 3; i++) {
      assertThrows(AuditUnavailable.class, () -> call.awaitReceipts(Duration.ZERO));
    }
  }

  @Test
  void entryThatComesLaterIsAwaitedToo() {
    call.await(durable());
    call.awaitReceipts(Duration.ZERO);
    call.await(new CompletableFuture<>());
    assertThrows(AuditUnavailable.class, () -> call.awaitReceipts(Duration.ZERO));
  }
}
