package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    kill();
    writers.shutdown();
    assertTrue(writers.awaitTermination(60, TimeUnit.SECONDS));
    stack.own().parts().wildfly().start();

    FhirClient after = stack.fhirAsSystem();
    for (Answer created : acknowledged) {
      survived(created, after);
    }
    everyCommittedChangeIsChained();
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

  private void awaitEnough() throws InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
    while (acknowledged.size() < ENOUGH && Instant.now().isBefore(deadline)) {
      Thread.sleep(20);
    }
    assertTrue(acknowledged.size() >= ENOUGH, "the writers wrote only " + acknowledged.size());
  }

  /** SIGKILL, in the midst of it. */
  private void kill() throws Exception {
    long pid = stack.own().parts().wildfly().pid().orElseThrow();
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    server.onExit().get(30, TimeUnit.SECONDS);
    crashed.set(true);
  }

  /** What was committed but not yet chained when the server died is chained after its start. */
  private void everyCommittedChangeIsChained() throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
    List<Long> open = unchained();
    while (!open.isEmpty() && Instant.now().isBefore(deadline)) {
      Thread.sleep(500);
      open = unchained();
    }
    assertEquals(List.of(), open);
  }

  private List<Long> unchained() throws SQLException {
    try (Connection connection = stack.databases().as("safeguard_verifier").connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id from revision where id not in (select rev from revision_entry)")) {
      List<Long> ids = new java.util.ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
      return ids;
    }
  }
}
