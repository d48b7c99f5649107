package org.safeguard.keys.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements of one session, each a transaction of its own unless several are run as one. */
final class Jdbc {

  private static final System.Logger LOG = System.getLogger(Jdbc.class.getName());

  private final Connection connection;

  /**
   * @param connection one that does not commit by itself
   */
  Jdbc(Connection connection) {
    this.connection = connection;
  }

  /** Statements that make one transaction. */
  interface Work<T> {
    T run() throws SQLException;
  }

  /** Makes something of one row. */
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Runs and commits; where it fails, nothing of it stands, or it is not known. */
  <T> T run(Work<T> work) throws SQLException {
    try {
      T result = work.run();
      connection.commit();
      return result;
    } catch (SQLException e) {
      rollback();
      throw e;
    }
  }

  <T> List<T> rows(Mapper<T> mapper, String sql, Object... parameters) throws SQLException {
    return run(
        () -> {
          try (PreparedStatement query = prepared(sql, parameters)) {
            ResultSet rows = query.executeQuery();
            List<T> all = new ArrayList<>();
            while (rows.next()) {
              all.add(mapper.map(rows));
            }
            return all;
          }
        });
  }

  /** Changes rows within a transaction that the caller runs. */
  int change(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement update = prepared(sql, parameters)) {
      return update.executeUpdate();
    }
  }

  /** Changes exactly one row, in a transaction of its own. */
  void changeOne(String sql, Object... parameters) throws SQLException {
    run(
        () -> {
          int changed = change(sql, parameters);
          if (changed != 1) {
            throw new SQLException("one row was to change", "02000");
          }
          return changed;
        });
  }

  PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < parameters.length; i++) {
        set(statement, i + 1, parameters[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private void set(PreparedStatement statement, int place, Object value) throws SQLException {
    if (value instanceof String[] texts) {
      statement.setArray(place, connection.createArrayOf("text", texts));
    } else if (value instanceof Integer[] numbers) {
      statement.setArray(place, connection.createArrayOf("integer", numbers));
    } else {
      statement.setObject(place, value);
    }
  }

  void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The session is lost, and the transaction with it; the next call on it says so.
      LOG.log(System.Logger.Level.DEBUG, "rolling back: SQL state {0}", e.getSQLState());
    }
  }
}
