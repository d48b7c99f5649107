package org.safeguard.stack.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.core.Parser;

/**
 * A script of plain SQL, run one statement at a time because CREATE DATABASE cannot share a
 * transaction.
 */
final class SqlScript {
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

  void run(Connection connection) throws SQLException {
    try (Statement runner = connection.createStatement()) {
      for (String statement : statements) {
        runner.execute(statement);
      }
    }
  }
}
