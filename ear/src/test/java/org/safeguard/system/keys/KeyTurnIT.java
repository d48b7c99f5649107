package org.safeguard.system.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.http.VaultClient;
import org.safeguard.system.keys.StoppedTurn.Place;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * The vault's keys are turned while records are read and written: nothing is lost, no caller sees
 * it, and the old versions are gone at the end and not before.
 */
@SystemTest
class KeyTurnIT {

  private static final List<String> STEPS =
      List.of("ROTATE", "FENCE", "REWRAP", "COUNT", "PROVE", "RETIRE", "COPY", "TRIM");

  /**
   * In each step: half of it done, or all of it but noted nowhere. A unit test kills it at every
   * call.
   */
  private static final List<Place> PLACES =
      List.of(
          new Place("insert", "key_turn_target", "new.transit_key = 'safeguard-index'"),
          Place.before("REWRAP"),
          new Place("update", "data_key", "new.purpose = 'PATIENT'"),
          Place.before("PROVE"),
          new Place("update", "key_turn", "new.snapshot is distinct from old.snapshot"),
          Place.before("COPY"),
          new Place("update", "key_turn", "new.key_copy is distinct from old.key_copy"),
          new Place("update", "key_turn", "new.state = 'DONE'"));

  private final RunningStack stack;
  private final Turns turns;

  KeyTurnIT(RunningStack stack) {
    this.stack = stack;
    this.turns = new Turns(stack);
  }

  @Test
  void turnChangesEveryStoredKeyAndNoCallerSeesIt() throws Exception {
    String patient = create();
    Map<String, Integer> before = newestVersions();
    String start = turns.one("select now()::text");
    UUID turn;
    List<String> troubles;
    try (Readers readers = new Readers(stack, patient)) {
      turn = turns.ask();
      turns.awaitDone(turn);
      troubles = readers.troubles();
      assertTrue(readers.reads() > 20, "only " + readers.reads() + " reads and writes");
    }
    assertEquals(List.of(), troubles);
    turned(before);
    leavesItsFiles(turn);
    leavesItsEntries(start, turn);
    assertEquals(200, stack.fhirAsSystem().get("/Patient/" + patient).status());
    stack.chains().check().forEach(result -> assertEquals(Optional.empty(), result.fault()));
  }

  @Test
  void turnThatIsKilledAtEveryPlaceIsFinishedOnceAndLosesNothing() throws Exception {
    String patient = create();
    Map<String, Integer> before = newestVersions();
    UUID turn = null;
    for (Place place : PLACES) {
      try (StoppedTurn stopped = StoppedTurn.at(stack.databases().asSuperuser(), place)) {
        turn = turn == null ? turns.ask() : turn;
        if (!place.equals(PLACES.get(0))) {
          stack.own().startServer();
        }
        stopped.await();
        stack.own().crashServer();
      }
    }
    stack.own().startServer();
    turns.awaitDone(turn);
    turned(before);
    assertEquals(200, stack.fhirAsSystem().get("/Patient/" + patient).status());
    assertEquals("0", turns.one("select count(*) from key_turn where state <> 'DONE'"));
    stack.revisions().awaitChained();
    stack.chains().check().forEach(result -> assertEquals(Optional.empty(), result.fault()));
  }

  @Test
  void keyMadeBeforeTheTurnAndStoredAfterTheScanIsRefused() throws SQLException {
    String floor = turns.one("select version from key_floor where purpose = 'TYPE'");
    String older = "vault:v" + (Integer.parseInt(floor) - 1) + ":made-before";
    assertEquals("40001", stateOfInsert(older));
    assertEquals("00000", stateOfInsert("vault:v" + floor + ":made-after"));
  }

  private String stateOfInsert(String wrapped) throws SQLException {
    String sql =
        "insert into data_key (id, purpose, subject, wrapped, commitment) values ('%s', 'TYPE',"
            + " 'Made', '%s', sha256('made'))";
    try (Connection connection = stack.databases().as("safeguard_app").connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate(sql.formatted(UUID.randomUUID(), wrapped));
      connection.rollback();
      return "00000";
    } catch (SQLException refused) {
      return refused.getSQLState();
    }
  }

  private void turned(Map<String, Integer> before) {
    Map<String, Integer> after = newestVersions();
    before.forEach((key, version) -> assertEquals(version + 1, after.get(key), key));
    String newest = "v" + after.get("safeguard-patient");
    assertEquals(Set.of(newest), turns.storedVersions());
    for (String key : Turns.TURNED) {
      JsonNode data = key(key);
      for (String least :
          List.of("min_encryption_version", "min_decryption_version", "min_available_version")) {
        assertEquals(after.get(key), data.at("/" + least).asInt(), key + " " + least);
      }
      assertEquals(1, data.at("/keys").size(), key);
    }
  }

  private void leavesItsFiles(UUID turn) throws IOException {
    String snapshot = turns.one("select snapshot from key_turn where id = '" + turn + "'");
    String copy = turns.one("select key_copy from key_turn where id = '" + turn + "'");
    for (Path file :
        List.of(
            stack.folder().resolve("vault-snapshots").resolve(snapshot),
            stack.folder().resolve("key-copies").resolve(copy))) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      assertTrue(Files.size(file) > 0);
    }
  }

  /** Of each step one that says it begins, before the one that says what came of it. */
  private void leavesItsEntries(String start, UUID turn) {
    List<AuditEntry> entries = turns.entriesSince(start);
    List<String> notes = new ArrayList<>();
    for (AuditEntry entry : entries) {
      assertEquals(Outcome.SUCCESS, entry.outcome(), entry::toString);
      assertEquals(ActorKind.JOB, entry.actor().kind());
      assertEquals("key-turn", entry.actor().id());
      notes.add(entry.note().orElseThrow().replace(turn.toString(), "T"));
    }
    for (String step : STEPS) {
      List<String> of =
          notes.stream().filter(note -> note.startsWith("turn T for PERSONNEL: " + step)).toList();
      assertTrue(of.get(0).endsWith(" begins"), of::toString);
      assertTrue(of.get(of.size() - 1).endsWith(", done"), of::toString);
    }
  }

  private Map<String, Integer> newestVersions() {
    Map<String, Integer> versions = new TreeMap<>();
    Turns.TURNED.forEach(key -> versions.put(key, key(key).at("/latest_version").asInt()));
    return versions;
  }

  private JsonNode key(String name) {
    VaultClient operator = stack.vault().as(stack.environment().get("VAULT_TOKEN"));
    return operator.get("transit/keys/" + name).json().at("/data");
  }

  private String create() {
    Answer created =
        stack
            .fhirAsSystem()
            .post("/Patient", Patients.json(Patients.unique("Turn"), "Ada", Patients.number()));
    assertEquals(201, created.status(), created::text);
    return created.id();
  }

  /** A system that reads one record and makes others, one after the other. */
  private static final class Readers implements AutoCloseable {

    private final AtomicBoolean ending = new AtomicBoolean();
    private final List<String> troubles = new ArrayList<>();
    private final Thread thread;
    private int reads;

    Readers(RunningStack stack, String patient) {
      FhirClient fhir = stack.fhirAsSystem();
      thread =
          new Thread(
              () -> {
                while (!ending.get()) {
                  expect(200, fhir.get("/Patient/" + patient));
                  String made = Patients.json(Patients.unique("Meanwhile"), "A", Patients.number());
                  Answer created = fhir.post("/Patient", made);
                  expect(201, created);
                  expect(200, fhir.get("/Patient/" + created.id()));
                }
              });
      thread.start();
    }

    private synchronized void expect(int status, Answer answer) {
      reads++;
      if (answer.status() != status) {
        troubles.add(answer.status() + " in place of " + status);
      }
    }

    synchronized List<String> troubles() {
      return List.copyOf(troubles);
    }

    synchronized int reads() {
      return reads;
    }

    @Override
    public void close() throws InterruptedException {
      ending.set(true);
      thread.join();
    }
  }
}
