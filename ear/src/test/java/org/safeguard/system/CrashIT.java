package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.Eventually;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.AuditEntry.Use;

/** What the server has acknowledged outlives it. */
@SystemTest
class CrashIT {

  private static final int WRITERS = 8;
  private static final int ENOUGH = 200;

  private final RunningStack stack;
  private final Queue<Answer> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean crashed = new AtomicBoolean();

  CrashIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void everyAcknowledgedPatientSurvivesWithHistoryAndEntry() throws Exception {
    FhirClient before = stack.fhirAsSystem();
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    IntStream.range(0, WRITERS).forEach(i -> writers.execute(() -> writeUntilCrash(before)));
    awaitEnough();
    stack.own().crashServer();
    crashed.set(true);
    writers.shutdown();
    assertTrue(writers.awaitTermination(60, TimeUnit.SECONDS));
    stack.own().startServer();

    FhirClient after = stack.fhirAsSystem();
    for (Answer created : acknowledged) {
      survived(created, after);
    }
    stack.revisions().awaitChained();
    stack.chains().check().forEach(result -> assertEquals(Optional.empty(), result.fault()));
  }

  private void survived(Answer created, FhirClient fhir) {
    Answer read = fhir.get("/Patient/" + created.id());
    assertEquals(200, read.status(), read::text);
    assertArrayEquals(created.body(), read.body());
    Answer history = fhir.get("/Patient/" + created.id() + "/_history");
    assertEquals(1, history.json().get("entry").size());
    AuditEntry entry = stack.auditTrail().only(created.requestId());
    assertEquals(Outcome.SUCCESS, entry.outcome());
    assertEquals(created.id(), entry.items().get(0).id().toString());
    assertEquals(Use.WRITTEN, entry.items().get(0).use());
  }

  private void writeUntilCrash(FhirClient fhir) {
    while (!crashed.get()) {
      try {
        Answer answer =
            fhir.post(
                "/Patient", Patients.json(Patients.unique("Crash"), "Ada", Patients.unique("n")));
        if (answer.status() == 201) {
          acknowledged.add(answer);
        }
      } catch (AssertionError notAcknowledged) {
        return;
      }
    }
  }

  private void awaitEnough() {
    Eventually.holds(
        ENOUGH + " patients are written",
        Duration.ofMinutes(1),
        () -> acknowledged.size() >= ENOUGH);
  }
}
