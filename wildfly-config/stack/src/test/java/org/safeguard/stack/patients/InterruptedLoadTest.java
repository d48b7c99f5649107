package org.safeguard.stack.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.safeguard.stack.patients.Resources.WRONG;
import static org.safeguard.stack.patients.Resources.bundle;
import static org.safeguard.stack.patients.Resources.conditional;
import static org.safeguard.stack.patients.Resources.entry;
import static org.safeguard.stack.patients.Resources.identified;
import static org.safeguard.stack.patients.Resources.observation;
import static org.safeguard.stack.patients.Resources.patient;
import static org.safeguard.stack.patients.Resources.role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.StackException;
import org.safeguard.stack.patients.FakeFhirServer.Mishap;

/** A server that is busy, away or killed costs time, but neither loses nor doubles anything. */
@Timeout(60)
class InterruptedLoadTest {
  private static final Duration SETTLED = Duration.ofMinutes(5);

  @TempDir private Path root;
  private Load load;

  @BeforeEach
  void start() throws IOException {
    load = new Load(root);
    load.file("a.json", bundle("transaction", entry(patient("1")), entry(observation(""))));
  }

  @AfterEach
  void stop() {
    load.close();
  }

  @Test
  void aBusyServerIsLeftAloneAsLongAsItAsks() {
    load.server.mishaps.add(new Mishap(429, false, Map.of("Retry-After", "7")));
    loadedOnce(2);
    assertEquals(List.of(Duration.ofSeconds(7)), load.clock.pauses);
  }

  @Test
  void aServerThatStaysBusyForTenMinutesIsToldAndTheLoadGoesOn() throws IOException {
    load.file("b.json", patient("2"));
    Mishap busy = new Mishap(429, false, Map.of("Retry-After", "90"));
    for (int i = 0; i < 8; i++) {
      load.server.mishaps.add(busy);
    }
    LoadReport report = load.run();
    assertEquals(Duration.ofMinutes(10), load.clock.passed());
    assertEquals(Map.of("Patient", 1), report.loaded());
    assertTrue(report.refusals().get(0).contains("status 429"), report.refusals()::toString);
  }

  @Test
  void anAnswerOf503ToACommittedTransactionIsNotSentAgain() {
    load.server.mishaps.add(Mishap.status(503, true));
    loadedOnce(1);
  }

  @Test
  void anAnswerOf503ToATransactionThatWasNotCommittedIsSentAgain() {
    load.server.mishaps.add(new Mishap(503, false, Map.of("Retry-After", "5")));
    loadedOnce(2);
    assertEquals(Duration.ofSeconds(5), load.clock.passed());
  }

  @Test
  void aConnectionLostAfterTheCommitIsNotSentAgain() {
    load.server.mishaps.add(Mishap.lost(true));
    loadedOnce(1);
  }

  @Test
  void aConnectionLostBeforeTheCommitIsSentAgainWhenItCannotBeAtWorkAnyMore() {
    load.server.mishaps.add(Mishap.lost(false));
    loadedOnce(2);
    assertTrue(load.clock.passed().compareTo(SETTLED) > 0);
  }

  @Test
  void aTransactionStillAtWorkWhenTheConnectionIsLostIsWaitedFor() {
    load.server.mishaps.add(Mishap.lost(false));
    load.clock.onPause = number -> commitAt(number, 20);
    loadedOnce(1);
  }

  @Test
  void aServerKilledBeforeTheCommitGetsTheTransactionAgainOnceItIsBack() {
    load.server.mishaps.add(Mishap.killed(false));
    load.clock.onPause = number -> startAt(number, 3);
    loadedOnce(2);
    assertTrue(load.clock.passed().compareTo(SETTLED) < 0, load.clock.passed()::toString);
  }

  @Test
  void aServerKilledAfterTheCommitDoesNotGetTheTransactionAgain() {
    load.server.mishaps.add(Mishap.killed(true));
    load.clock.onPause = number -> startAt(number, 3);
    loadedOnce(1);
  }

  @Test
  void aServerKilledInABatchHasEachOfItsEntriesOnce() throws IOException {
    load.file(
        "0.json",
        bundle(
            "batch",
            conditional(identified("Location", "l1", ""), "l1"),
            entry(identified("Device", "d1", "")),
            conditional(identified("Practitioner", "p1", ""), "p1"),
            entry(role("p1"))));
    load.server.mishaps.add(Mishap.killed(true));
    load.server.mishaps.add(Mishap.killed(false));
    load.clock.onPause = number -> startAt(number, 2, 4);
    LoadReport report = load.run();
    assertEquals(List.of(), report.refusals());
    for (String type : List.of("Location", "Device", "Practitioner", "PractitionerRole")) {
      assertEquals(1, load.server.count(type), type);
    }
  }

  @Test
  void entriesOfABatchThatArePutOffAreSentAgainAlone() throws IOException {
    load.file("0.json", devices(WRONG));
    load.server.busyEntries.set(2);
    LoadReport report = load.run();
    assertEquals(3, load.server.count("Device"));
    assertEquals(3, report.loaded().get("Device"));
    assertEquals(1, report.refusals().size());
    assertEquals(2, load.server.writes.get(1).split("fullUrl").length - 1);
  }

  @Test
  void entriesBehindAFaultThatStoppedTheBatchAreSentAgain() throws IOException {
    load.file("0.json", devices(""));
    load.server.busyStatus = 500;
    load.server.busyEntries.set(4);
    LoadReport report = load.run();
    assertEquals(
        List.of("Refused: 0.json, entry 0 (Device): status 500: keys are away"), report.refusals());
    assertEquals(3, report.loaded().get("Device"));
  }

  @Test
  void entriesOfABatchThatArePutOffForTenMinutesAreRefused() throws IOException {
    load.file("0.json", devices(""));
    load.server.onWrite = () -> load.server.busyEntries.set(2);
    LoadReport report = load.run();
    assertEquals(2, report.loaded().get("Device"));
    assertEquals(2, report.refused());
    assertTrue(report.refusals().get(0).startsWith("Refused: 0.json (batch of 2 entries)"));
  }

  @Test
  void aServerThatHasNotDeployedTheApiYetIsWaitedFor() {
    load.server.undeploy();
    load.clock.onPause =
        number -> {
          if (number == 3) {
            load.server.deploy();
          }
        };
    loadedOnce(1);
    assertEquals(Duration.ofSeconds(7), load.clock.passed());
  }

  @Test
  void aKeycloakThatIsAwayIsWaitedFor() {
    load.keycloak.status = 503;
    load.clock.onPause = number -> load.keycloak.status = 200;
    loadedOnce(1);
  }

  @Test
  void aServerThatStaysAwayForTenMinutesEndsTheLoad() {
    load.server.kill();
    var end = assertThrows(StackException.class, load::run);
    assertTrue(end.getMessage().contains("does not answer"), end.getMessage());
    assertEquals(Duration.ofMinutes(10), load.clock.passed());
    load.server.start();
  }

  @Test
  void aServerThatIsAwayForABatchHasGotNothingToLookFor() throws IOException {
    load.file("0.json", devices(""));
    load.server.kill();
    var end = assertThrows(StackException.class, load::run);
    assertTrue(end.getMessage().contains("does not answer"), end.getMessage());
    assertEquals(Duration.ofMinutes(10), load.clock.passed());
    assertFalse(load.told().contains("looking whether"), load.told());
    load.server.start();
  }

  @Test
  void aFaultIsNotRepeatedAndTheLoadGoesOn() throws IOException {
    load.file("b.json", patient("2"));
    load.server.mishaps.add(Mishap.status(500, false));
    LoadReport report = load.run();
    assertEquals(2, load.server.writes.size());
    assertEquals(2, report.refused());
    assertEquals(1, report.loadedInAll());
    assertTrue(report.refusals().get(0).contains("status 500: a mishap"));
  }

  @Test
  void whatTheServerDoesNotDoAtAllIsARefusal() {
    load.server.mishaps.add(Mishap.status(501, false));
    LoadReport report = load.run();
    assertEquals(1, load.server.searches.size());
    assertEquals(2, report.refused());
    assertTrue(report.refusals().get(0).endsWith(": status 501: a mishap"), report::text);
  }

  @Test
  void aFaultAfterTheCommitIsNoRefusal() {
    load.server.mishaps.add(Mishap.status(500, true));
    loadedOnce(1);
  }

  @Test
  void theWaitEndsWhenThereIsNothingToWaitForAnyMore() {
    var died = new StackException("Application server ended by itself");
    load.server.kill();
    load.clock.onPause =
        number -> {
          throw died;
        };
    assertEquals(died, assertThrows(StackException.class, load::run));
    load.server.start();
  }

  private void loadedOnce(int writes) {
    LoadReport report = load.run();
    assertEquals(writes, load.server.writes.size());
    assertEquals(2, load.server.stored.size());
    assertEquals(Map.of("Observation", 1, "Patient", 1), report.loaded());
    assertEquals(0, report.present());
    assertEquals(List.of(), report.refusals());
  }

  private static String devices(String more) {
    return bundle(
        "batch",
        entry(identified("Device", "1", "")),
        entry(identified("Device", "2", "")),
        entry(identified("Device", "3", "")),
        entry(identified("Device", "4", more)));
  }

  private void startAt(int pause, Integer... starts) {
    if (List.of(starts).contains(pause)) {
      load.server.start();
    }
  }

  private void commitAt(int pause, int end) {
    if (pause == end) {
      try {
        load.server.write("", load.server.writes.get(0).substring(1));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
