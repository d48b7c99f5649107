package org.safeguard.stack.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.stack.BuildOutput;
import org.safeguard.stack.TestSite;
import org.safeguard.stack.process.Supervisor;

/** Real PostgreSQL as the stack sets it up: who gets in, and how. */
class PostgresPartIT {
  private static final int PORT_OFFSET = 6_300;
  private static final String INVALID_PASSWORD = "28P01";
  private static final String INVALID_AUTHORIZATION = "28000";

  @TempDir private static Path temporary;
  private static Supervisor supervisor;
  private static PostgresPart postgres;

  @BeforeAll
  static void start() {
    var site = TestSite.in(temporary, PORT_OFFSET);
    supervisor = site.supervisor();
    postgres = new PostgresPart(site, BuildOutput.current().installation("postgresql/roles.sql"));
    postgres.start();
  }

  @AfterAll
  static void end() {
    supervisor.close();
  }

  @ParameterizedTest
  @CsvSource({
    "postgres, postgres",
    "safeguard_ddl, safeguard",
    "safeguard_app, safeguard",
    "safeguard_sequencer, safeguard",
    "safeguard_turn, safeguard",
    "safeguard_verifier, safeguard",
    "keycloak, keycloak"
  })
  void everyRoleGetsInOverTlsWithItsPasswordOnly(String role, String database) throws SQLException {
    try (Connection connection =
        postgres.database(database).connect(role, postgres.password(role))) {
      assertEquals(
          "t", ask(connection, "select ssl from pg_stat_ssl where pid = pg_backend_pid()"));
    }
    var target = postgres.database(database);
    var wrong = assertThrows(SQLException.class, () -> target.connect(role, "wrong"));
    assertEquals(INVALID_PASSWORD, wrong.getSQLState());
    String plain = target.url().replaceAll("\\?.*", "?sslmode=disable");
    var refused =
        assertThrows(
            SQLException.class,
            () -> DriverManager.getConnection(plain, role, postgres.password(role)).close());
    assertEquals(INVALID_AUTHORIZATION, refused.getSQLState());
  }

  @ParameterizedTest
  @ValueSource(strings = {"safeguard_app", "safeguard_ddl", "safeguard_verifier"})
  void noRoleOfSafeguardGetsIntoKeycloaksDatabase(String role) {
    var database = postgres.database("keycloak");
    assertThrows(SQLException.class, () -> database.connect(role, postgres.password(role)));
  }

  @Test
  void theOwnerOfTheTablesCannotSignIn() {
    var database = postgres.database("safeguard");
    assertThrows(
        SQLException.class,
        () -> database.connect("safeguard_owner", postgres.password("safeguard_owner")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit", "data_checksums"})
  void whatWasCommittedSurvivesAPowerCut(String setting) throws SQLException {
    try (Connection connection = superuser()) {
      assertEquals("on", ask(connection, "show " + setting));
    }
  }

  @Test
  void whatWasCommittedSurvivesAKill() throws SQLException {
    try (Connection connection = superuser();
        var statement = connection.createStatement()) {
      statement.execute("create table survivor as select 'committed' as what");
      connection.setAutoCommit(false);
      statement.execute("update survivor set what = 'not committed'");
      postgres.crash();
      assertFalse(connection.isValid(1));
    }
    postgres.start();
    try (Connection connection = superuser()) {
      assertEquals("committed", ask(connection, "select what from survivor"));
    }
  }

  /** A folder from before the role came. */
  @Test
  void roleThatAFolderLacksIsMadeAtTheNextStart() throws SQLException {
    try (Connection connection = superuser();
        Connection safeguard =
            postgres
                .database("safeguard")
                .connect(postgres.superuser(), postgres.password(postgres.superuser()));
        var there = safeguard.createStatement();
        var statement = connection.createStatement()) {
      there.execute("drop owned by safeguard_turn");
      statement.execute("drop role safeguard_turn");
      postgres.crash();
    }
    postgres.start();
    try (Connection connection =
        postgres
            .database("safeguard")
            .connect("safeguard_turn", postgres.password("safeguard_turn"))) {
      assertEquals("2s", ask(connection, "show lock_timeout"));
    }
  }

  @Test
  void passwordsAreKeptAsScramVerifiersOnly() throws SQLException {
    try (Connection connection = superuser()) {
      String others =
          "select count(*) from pg_authid where rolpassword is not null"
              + " and rolpassword not like 'SCRAM-SHA-256$%'";
      assertEquals("0", ask(connection, others));
    }
  }

  @Test
  void aPasswordStandsInNoLog() throws Exception {
    String log = Files.readString(temporary.resolve("stack/logs/postgresql.log"));
    assertTrue(log.contains("ready to accept connections"));
    for (String role : new String[] {"postgres", "safeguard_app", "keycloak"}) {
      assertEquals(-1, log.indexOf(postgres.password(role)));
    }
  }

  private static Connection superuser() throws SQLException {
    return postgres
        .database("postgres")
        .connect(postgres.superuser(), postgres.password(postgres.superuser()));
  }

  private static String ask(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
