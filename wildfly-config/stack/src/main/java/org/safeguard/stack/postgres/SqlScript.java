package org.safeguard.stack.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.postgresql.core.Parser;

/**
 * A script of plain SQL, run one statement at a time because CREATE DATABASE cannot share a
 * transaction.
 */
final class SqlScript {
  /** States of SQL for a role or a database that is there already. */
  private static final Set<String> THERE_ALREADY = Set.of("42710", "42P04");

  private final List<String> statements;

  SqlScript(String text) throws SQLException {
    this.statements =
        Parser.parseJdbcSql(text, true, false, true, false, false).stream()
            .map(query -> query.nativeSql)
            .filter(statement -> !statement.isBlank())
            .toList();
  }

  List<String> statements() {
    return statements;
  }

  /** Runs it, or again what is new in it: roles and databases that are there stay. */
  void run(Connection connection) throws SQLException {
    try (Statement runner = connection.createStatement()) {
      for (String statement : statements) {
        run(runner, statement);
      }
    }
  }

  private static void run(Statement runner, String statement) throws SQLException {
    try {
      runner.execute(statement);
    } catch (SQLException refused) {
      if (!THERE_ALREADY.contains(refused.getSQLState())) {
        throw refused;
      }
    }
  }
}
