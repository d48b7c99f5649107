package org.safeguard.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.stack.Eventually;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry.Use;
import org.safeguard.verify.ChainCheck;

/**
 * SIGKILL to the application server and to the database, again and again under callers who do not
 * stop: nothing acknowledged is lost, nothing was shown without its entry, and every chain
 * verifies. It takes many minutes, so no usual build runs it; {@code bench/faults/kill.sh} does.
 */
@SystemTest
class KillRounds {

  private static final int ROUNDS = Integer.getInteger("faults.rounds", 20);
  private static final int CALLERS = 32;

  /** Writes and reads each that come between two kills at least. */
  private static final int BETWEEN = 100;

  private static final int MOMENT = 1000;
  private static final Duration SERVING = Duration.ofMinutes(3);
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(1);

  private final RunningStack stack;
  private final Notebook notes = new Notebook();
  private final Reckoning reckoning;
  private final AtomicReference<FhirClient> fhir = new AtomicReference<>();
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
  private int kills;

  KillRounds(RunningStack stack) {
    this.stack = stack;
    this.reckoning = new Reckoning(stack.databases().as("safeguard_verifier"));
  }

  @BeforeEach
  void callersBegin() {
    fhir.set(stack.fhirAsSystem());
    IntStream.range(0, CALLERS).forEach(i -> callers.execute(new Caller(fhir::get, notes)));
  }

  @AfterEach
  void callersEnd() throws InterruptedException {
    callers.shutdownNow();
    assertTrue(callers.awaitTermination(LONGEST_REQUEST.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      killUnderLoad("server", stack.own()::crashServer, stack.own()::startServer);
      killUnderLoad("database", stack.own()::crashDatabase, stack.own()::startDatabase);
    }
    awaitServing();
    callersEnd();
    stack.revisions().awaitChained();
    reckon("end");
  }

  private void killUnderLoad(String part, Runnable kill, Runnable start) throws Exception {
    awaitServing();
    // At a moment that nothing in the stack chooses.
    Thread.sleep(ThreadLocalRandom.current().nextInt(MOMENT));
    kill.run();
    kills++;
    start.run();
    reckon("kill %d, %s".formatted(kills, part));
    // Tokens live for five minutes, and Keycloak needs the database to give one.
    fhir.set(stack.fhirAsSystem());
  }

  private void awaitServing() {
    long writes = notes.count(Use.WRITTEN) + BETWEEN;
    long reads = notes.count(Use.SHOWN) + BETWEEN;
    Eventually.holds(
        "patients are written and read",
        SERVING,
        () -> notes.count(Use.WRITTEN) >= writes && notes.count(Use.SHOWN) >= reads);
  }

  /** Everything received since the beginning, not of this round alone. */
  private void reckon(String when) throws SQLException {
    List<Received> received = notes.all();
    List<ChainCheck.Result> chains = stack.chains().check();
    List<String> losses = new ArrayList<>(reckoning.losses(received));
    losses.addAll(notes.faults());
    chains.forEach(chain -> chain.fault().ifPresent(fault -> losses.add(fault.toString())));
    System.out.printf(
        Locale.ROOT,
        "%s: %d writes and %d responses received, %d requests without answer, %d chains with %d"
            + " entries verified, %d losses%n",
        when,
        notes.count(Use.WRITTEN),
        notes.count(Use.SHOWN),
        notes.countUnanswered(),
        chains.size(),
        chains.stream().mapToLong(ChainCheck.Result::checked).sum(),
        losses.size());
    assertEquals(List.of(), losses);
  }
}
