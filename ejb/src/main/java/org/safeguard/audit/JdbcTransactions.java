package org.safeguard.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import org.safeguard.audit.LogSession.CommitUnknown;
import org.safeguard.audit.LogSession.NotReplicated;

/** Runs statements as transactions of one session, and tells apart how a transaction can end. */
final class JdbcTransactions {

  private static final System.Logger LOG = System.getLogger(JdbcTransactions.class.getName());

  private final Connection connection;

  JdbcTransactions(Connection connection) {
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

  /**
   * Runs and commits.
   *
   * @throws CommitUnknown if it may or may not stand
   * @throws NotReplicated if it stands here only
   * @throws SQLException otherwise; then nothing of it stands
   */
  <T> T run(Work<T> work) throws SQLException {
    T result;
    try {
      result = work.run();
    } catch (SQLException e) {
      rollback();
      throw e;
    }
    commit();
    return result;
  }

  private void commit() throws SQLException {
    connection.clearWarnings();
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new CommitUnknown(e);
    }
    SQLWarning warning = connection.getWarnings();
    if (warning != null) {
      throw new NotReplicated(warning);
    }
  }

  private void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The session is lost, and the transaction with it; the next call on it says so.
      LOG.log(System.Logger.Level.DEBUG, "rolling back: {0}", SqlStates.describe(e));
    }
  }

  /** The rows of a query whose parameters are given as text and cast in it. */
  <T> List<T> rows(Mapper<T> mapper, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i].toString());
      }
      ResultSet rows = query.executeQuery();
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(mapper.map(rows));
      }
      return all;
    }
  }

  /** The first column of the only row, as text. */
  String text(String sql, Object... parameters) throws SQLException {
    return rows(row -> row.getString(1), sql, parameters).get(0);
  }
}
