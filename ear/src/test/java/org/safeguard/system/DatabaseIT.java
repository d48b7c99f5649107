package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.ConnectionSource;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** What the database refuses by itself, whoever asks and however. */
@SystemTest
class DatabaseIT {

  private static final String NOT_ALLOWED = "42501";
  private static final String READ_ONLY = "25006";
  private static final String INTEGRITY = "23000";

  private final RunningStack stack;
  private String id;

  DatabaseIT(RunningStack stack) {
    this.stack = stack;
  }

  @BeforeEach
  void createPatient() {
    Answer created =
        stack
            .fhirAsSystem()
            .post("/Patient", Patients.json(Patients.unique("Row"), "Ada", Patients.unique("n")));
    assertEquals(201, created.status(), created::text);
    id = created.id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit_entry",
        "audit_batch",
        "audit_epoch",
        "revision_entry",
        "revision",
        "resource_aud",
        "data_key"
      })
  void whatHappenedIsNeverChangedNotEvenByTheSuperuser(String table) {
    String anyColumn =
        "(select attname from pg_attribute where attrelid = 'safeguard.%s'::regclass and attnum = 1)";
    String column = one(superuser(), anyColumn.formatted(table));
    for (String replication : List.of("origin", "replica")) {
      refused(superuser(), NOT_ALLOWED, as(replication), "delete from safeguard." + table);
      refused(
          superuser(),
          NOT_ALLOWED,
          as(replication),
          "update safeguard.%s set %s = %s".formatted(table, column, column));
      refused(
          superuser(), NOT_ALLOWED, as(replication), "truncate safeguard." + table + " cascade");
    }
  }

  @Test
  void partitionsOfTheLogAreAsClosedAsTheLog() {
    List<String> partitions =
        all(
            superuser(),
            "select inhrelid::regclass::text from pg_inherits where inhparent = 'safeguard.audit_entry'::regclass");
    assertTrue(!partitions.isEmpty());
    for (String partition : partitions) {
      for (String replication : List.of("origin", "replica")) {
        refused(superuser(), NOT_ALLOWED, as(replication), "truncate " + partition);
      }
    }
    String filled = one(superuser(), "select tableoid::regclass::text from safeguard.audit_entry");
    for (String replication : List.of("origin", "replica")) {
      refused(superuser(), NOT_ALLOWED, as(replication), "delete from " + filled);
      refused(
          superuser(), NOT_ALLOWED, as(replication), "update " + filled + " set action = 'NONE'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit_entry", "audit_batch", "audit_epoch", "revision_entry"})
  void applicationCannotWriteTheLog(String table) {
    ConnectionSource application = stack.databases().as("safeguard_app");
    refused(application, NOT_ALLOWED, "insert into " + table + " default values");
    refused(application, NOT_ALLOWED, "delete from " + table);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update resource set version = version + 1 where id = '%s'",
        "update resource set body = '\\x00' where id = '%s'",
        "update resource set patient = null where id = '%s'",
        "update resource set last_updated = now() where id = '%s'"
      })
  void changeThatNoEntryNamesDoesNotCommit(String change) {
    refused(stack.databases().as("safeguard_app"), INTEGRITY, change.formatted(id));
  }

  @Test
  void newRowThatNoEntryNamesDoesNotCommit() {
    refused(
        stack.databases().as("safeguard_app"),
        INTEGRITY,
        """
        insert into resource
        select gen_random_uuid(), type, patient, version, last_updated, deleted, data_key, body,
          summary, tokens
        from resource where id = '%s'
        """
            .formatted(id));
  }

  @Test
  void earlierEntryCoversNoLaterChange() {
    String older = "update resource set version = version where id = '%s'".formatted(id);
    refused(stack.databases().as("safeguard_app"), INTEGRITY, older);
  }

  @Test
  void resourcesAreNeverRemoved() {
    refused(
        stack.databases().as("safeguard_app"),
        NOT_ALLOWED,
        "delete from resource where id = '%s'".formatted(id));
    for (String replication : List.of("origin", "replica")) {
      refused(
          superuser(),
          INTEGRITY,
          as(replication),
          "delete from safeguard.resource where id = '%s'".formatted(id));
      refused(superuser(), NOT_ALLOWED, as(replication), "truncate safeguard.resource cascade");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"resource", "resource_aud", "data_key", "person", "system_client"})
  void sequencerCannotReadPhiKeysOrPeople(String table) {
    refused(stack.databases().as("safeguard_sequencer"), NOT_ALLOWED, "select * from " + table);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from step_execution",
        "update job_instance set jobname = 'another'",
        "update job_execution set createtime = now()",
        "update step_execution set stepname = 'another'"
      })
  void whatABatchJobDidStaysOnRecord(String change) {
    refused(stack.databases().as("safeguard_app"), NOT_ALLOWED, change);
  }

  /** A message may quote a value of the row that was in hand. */
  @Test
  void ofWhatEndedABatchJobItsKindAloneIsKept() {
    assertEquals(
        "org.postgresql.util.PSQLException",
        one(
            stack.databases().as("safeguard_app"),
            """
            with made as (insert into job_instance (jobname) values ('of a test')
                returning jobinstanceid),
              ran as (insert into job_execution (jobinstanceid) select jobinstanceid from made
                returning jobexecutionid)
            insert into step_execution (jobexecutionid, executionexception)
            select jobexecutionid, 'org.postgresql.util.PSQLException: ERROR: Key (name)=(Miller)'
            from ran returning executionexception
            """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"safeguard_sequencer", "safeguard_turn", "safeguard_verifier", "keycloak"})
  void batchJobsAreTheApplicationsAlone(String role) throws SQLException {
    for (String table :
        List.of("job_instance", "job_execution", "step_execution", "partition_execution")) {
      assertEquals(
          "f",
          one(
              superuser(),
              "select has_table_privilege('%s', 'safeguard.%s', 'SELECT, INSERT, UPDATE')"
                  .formatted(role, table)),
          table);
    }
  }

  @Test
  void verifierOnlyReads() {
    refused(
        stack.databases().as("safeguard_verifier"), READ_ONLY, "update resource set version = 1");
    refused(
        stack.databases().as("safeguard_verifier"),
        NOT_ALLOWED,
        "set default_transaction_read_only = off",
        "commit",
        "update resource set version = 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"safeguard_app", "safeguard_sequencer", "safeguard_turn", "safeguard_verifier"})
  void loginsMakeNoTablesAndTurnOffNoTrigger(String role) {
    ConnectionSource login = stack.databases().as(role);
    for (String change :
        List.of(
            "create table mine (x int)",
            "alter table resource disable trigger all",
            "set session_replication_role = replica",
            "set role safeguard_owner")) {
      SQLException refusal = assertThrows(SQLException.class, () -> run(login, change));
      assertTrue(List.of(NOT_ALLOWED, READ_ONLY).contains(refusal.getSQLState()), change);
    }
  }

  @Test
  void everyVersionHasItsHistoryRowWithTheSameSealedBytes() {
    assertEquals(
        "0",
        one(
            stack.databases().as("safeguard_verifier"),
            """
            select count(*) from resource r where not exists (
              select 1 from resource_aud a join revision v on v.id = a.rev
              where a.id = r.id and a.version = r.version and a.body is not distinct from r.body)
            """));
    assertNotNull(
        one(
            stack.databases().as("safeguard_verifier"),
            "select rev from resource_aud where id = '%s'".formatted(id)));
  }

  @Test
  void whatIsCommittedIsOnDisk() {
    ConnectionSource application = stack.databases().as("safeguard_app");
    for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      assertEquals("on", one(application, "show " + setting), setting);
    }
  }

  private ConnectionSource superuser() {
    return stack.databases().asSuperuser();
  }

  private static String as(String replication) {
    return "set session_replication_role = " + replication;
  }

  /** The last statement, or else the commit, is refused with that state. */
  private static void refused(ConnectionSource login, String state, String... statements) {
    SQLException refusal = assertThrows(SQLException.class, () -> run(login, statements));
    assertEquals(state, refusal.getSQLState(), refusal::getMessage);
  }

  private static void run(ConnectionSource login, String... statements) throws SQLException {
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }

  private static String one(ConnectionSource login, String query) {
    return all(login, query).get(0);
  }

  private static List<String> all(ConnectionSource login, String query) {
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
