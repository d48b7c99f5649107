package org.safeguard.system;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.patients.LoadReport;
import org.safeguard.system.audit.Revisions;
import org.safeguard.system.audit.Revisions.Revision;
import org.safeguard.system.audit.Revisions.Version;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.load.Loader;
import org.safeguard.system.load.MadeTransactions;
import org.safeguard.system.load.Moment;
import org.safeguard.system.load.SentBundle;
import org.safeguard.system.load.StoppedTransaction;
import org.safeguard.system.stack.Eventually;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.AuditEntry.Use;

/**
 * A server that is killed in the midst of a load costs time: no transaction is there by half, none
 * is lost and none is there twice, each has its entry, and the loader goes on by itself.
 */
@SystemTest
class LoadCrashIT {

  private static final int TRANSACTIONS = 10;
  private static final Duration SOON = Duration.ofMinutes(2);

  private final RunningStack stack;
  private final Loader loader;
  private final Revisions revisions;
  private final FhirClient fhir;

  @TempDir private Path folder;
  private List<String> patients;
  private long before;

  LoadCrashIT(RunningStack stack) {
    this.stack = stack;
    this.loader = new Loader(stack);
    this.revisions = stack.revisions();
    this.fhir = stack.fhirAsSystem();
  }

  @BeforeEach
  void makeTransactions() {
    patients = MadeTransactions.write(TRANSACTIONS, folder);
    before = revisions.last();
  }

  @Test
  void serverThatIsKilled() throws Exception {
    List<Moment> kills = List.of(Moment.HALF_WRITTEN, Moment.COMMITTED);
    loadsWholeAndOnce(kills, stack.own()::crashServer, stack.own()::startServer);
  }

  /** The application server and Keycloak run on and find it again. */
  @Test
  void databaseThatIsKilled() throws Exception {
    // The last leaves nothing to be chained later, which would take half a minute.
    List<Moment> kills = List.of(Moment.COMMITTED, Moment.COMMITTING, Moment.HALF_WRITTEN);
    loadsWholeAndOnce(kills, stack.own()::crashDatabase, this::startDatabase);
  }

  private void startDatabase() {
    Answer meanwhile = fhir.get("/Patient/" + UUID.randomUUID());
    stack.own().startDatabase();
    assertEquals(503, meanwhile.status(), meanwhile::text);
    assertFalse(stack.systemToken().isEmpty());
  }

  private void loadsWholeAndOnce(List<Moment> kills, Runnable kill, Runnable start)
      throws Exception {
    CompletableFuture<LoadReport> load = CompletableFuture.supplyAsync(() -> loader.load(folder));
    for (Moment moment : kills) {
      awaitAnotherAcknowledged();
      killAt(moment, kill);
      start.run();
    }
    LoadReport report = load.get(4, TimeUnit.MINUTES);
    assertEquals(List.of(), report.refusals());
    assertEquals(0, report.present());
    assertEquals(TRANSACTIONS * MadeTransactions.RESOURCES, report.loadedInAll());
    sentAgainOnlyWhereItWasLost(kills);
    everyPatientIsThereOnceAndWhole();
    revisions.awaitChained();
    everyTransactionHasItsEntry();
    stack.chains().check().forEach(result -> assertEquals(Optional.empty(), result.fault()));
  }

  private void awaitAnotherAcknowledged() {
    int until = loader.acknowledged().size() + 1;
    Eventually.holds("the load goes on", SOON, () -> loader.acknowledged().size() >= until);
  }

  private void killAt(Moment moment, Runnable kill) throws SQLException {
    try (StoppedTransaction stopped =
        StoppedTransaction.at(moment, stack.databases().asSuperuser())) {
      kill.run();
    }
  }

  /** What is committed without an answer is found there, and not sent again. */
  private void sentAgainOnlyWhereItWasLost(List<Moment> kills) {
    long found = kills.stream().filter(moment -> moment != Moment.HALF_WRITTEN).count();
    assertEquals(TRANSACTIONS - found, loader.acknowledged().size());
    assertTrue(
        loader.sent().size() >= loader.acknowledged().size() + kills.size(), "a kill hit nothing");
  }

  private void everyPatientIsThereOnceAndWhole() {
    for (String number : patients) {
      JsonNode found = stack.fhirAsSystem().get("/Patient?identifier=" + number).json();
      assertEquals(1, found.path("entry").size(), found::toString);
      UUID id = UUID.fromString(found.at("/entry/0/resource/id").asText());
      assertEquals(MadeTransactions.RESOURCES, revisions.inRecordOf(id));
    }
  }

  /** What is committed are the transactions, each once, and nothing besides. */
  private void everyTransactionHasItsEntry() {
    List<Revision> made = revisions.after(before);
    assertEquals(TRANSACTIONS, made.size());
    Set<UUID> requests = new HashSet<>();
    for (Revision revision : made) {
      assertEquals(MadeTransactions.RESOURCES, revision.written().size());
      assertEquals(revision.written(), writtenBy(success(revision.requestId())));
      requests.add(revision.requestId());
    }
    for (SentBundle bundle : loader.acknowledged()) {
      UUID request = bundle.answer().orElseThrow().requestId();
      assertTrue(requests.contains(request), "acknowledged, and not there: " + request);
      assertEquals(Outcome.SUCCESS, stack.auditTrail().only(request).outcome());
    }
  }

  /** The one entry that says so; of a commit whose end nobody saw another one says just that. */
  private AuditEntry success(UUID request) {
    List<AuditEntry> entries =
        stack.auditTrail().of(request).stream()
            .filter(entry -> entry.outcome() == Outcome.SUCCESS)
            .toList();
    assertEquals(1, entries.size(), entries::toString);
    return entries.get(0);
  }

  private static Set<Version> writtenBy(AuditEntry entry) {
    return entry.items().stream()
        .filter(item -> item.use() == Use.WRITTEN)
        .map(item -> new Version(item.id(), item.version()))
        .collect(toSet());
  }
}
