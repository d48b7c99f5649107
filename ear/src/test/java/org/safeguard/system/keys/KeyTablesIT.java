package org.safeguard.system.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** What the database lets whom do with stored keys and with turns of the keys. */
@SystemTest
class KeyTablesIT {

  private static final String DONE = "00000";
  private static final String NOT_ALLOWED = "42501";
  private static final String INTEGRITY = "23000";
  private static final String TRY_AGAIN = "40001";

  private final RunningStack stack;
  private final Turns turns;
  private String key;

  KeyTablesIT(RunningStack stack) {
    this.stack = stack;
    this.turns = new Turns(stack);
  }

  @BeforeEach
  void createPatient() {
    Answer created =
        stack
            .fhirAsSystem()
            .post("/Patient", Patients.json(Patients.unique("Key"), "Ada", Patients.number()));
    assertEquals(201, created.status(), created::text);
    key = turns.one("select id from data_key where subject = '" + created.id() + "'");
  }

  @Test
  void turnMayWrapKeysAnew() {
    assertEquals(
        DONE, turn("update data_key set wrapped = 'vault:v99:anew' where id = '" + key + "'"));
    assertEquals(DONE, turn("update audit_epoch set mac_key = 'vault:v99:anew'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update data_key set wrapped = wrapped",
        "update data_key set wrapped = 'vault:v0:older'",
        "update data_key set subject = 'another'",
        "update data_key set commitment = sha256('another')",
        "update data_key set retired_at = now()",
        "delete from data_key",
        "truncate data_key cascade",
        "insert into data_key select gen_random_uuid(), purpose, 'mine', wrapped, commitment from data_key",
        "update audit_epoch set mac_key = mac_key",
        "update audit_epoch set node = 'another'",
        "delete from audit_epoch",
        "update key_floor set version = 1",
        "insert into key_turn (id, reason, requested_by, requested_at, wish, version)"
            + " values (gen_random_uuid(), 'PERSONNEL', 'me', now(), 'RUN', 1)",
        "update key_turn set wish = 'RUN'",
        "update key_turn set reason = 'SUSPICION'",
        "delete from key_turn",
        "update key_turn_target set version = 9",
        "delete from key_turn_target",
        "select 1 from resource",
        "select 1 from resource_aud",
        "select 1 from audit_entry",
        "select 1 from person",
        "insert into audit_batch select * from audit_batch",
        "alter table data_key disable trigger all",
        "create table mine (x int)"
      })
  void turnMayDoNothingElse(String statement) {
    assertEquals(NOT_ALLOWED, turn(statement));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update data_key set wrapped = 'vault:v99:anew'",
        "delete from data_key",
        "update key_turn set state = 'DONE', ended_at = now()",
        "update key_turn set step = 'TRIM'",
        "insert into key_turn_target select gen_random_uuid(), 'x', 2",
        "update key_floor set version = 1",
        "select raise_key_floor(array['PATIENT'], array[99])"
      })
  void applicationMayNotDoWhatTheTurnDoes(String statement) {
    assertEquals(NOT_ALLOWED, as("safeguard_app", statement));
  }

  @Test
  void turnThatNoEntryNamesDoesNotCommit() {
    assertEquals(
        INTEGRITY,
        as(
            "safeguard_app",
            "insert into key_turn (id, reason, requested_by, requested_at, wish, version)"
                + " select gen_random_uuid(), 'PERSONNEL', 'me', now(), 'RUN', 1"
                + " where not exists (select from key_turn where state <> 'DONE')"));
  }

  @Test
  void keyOfATurnedVersionIsRefusedAndMayBeTriedAgain() {
    String insert =
        "insert into data_key (id, purpose, subject, wrapped, commitment) values"
            + " (gen_random_uuid(), 'TYPE', 'Made', 'vault:v%d:made', sha256('made'))";
    int floor = Integer.parseInt(turns.one("select version from key_floor where purpose = 'TYPE'"));
    assertEquals(TRY_AGAIN, as("safeguard_app", insert.formatted(floor - 1)));
    assertEquals(DONE, as("safeguard_app", insert.formatted(floor)));
  }

  private String turn(String statement) {
    return as("safeguard_turn", statement);
  }

  /** The state that it ends with; nothing of it stays. */
  private String as(String login, String statement) {
    try (Connection connection = stack.databases().as(login).connect();
        Statement sql = connection.createStatement()) {
      connection.setAutoCommit(false);
      sql.execute(statement);
      sql.execute("set constraints all immediate");
      connection.rollback();
      return DONE;
    } catch (SQLException refused) {
      return refused.getSQLState();
    }
  }
}
