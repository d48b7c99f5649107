package org.safeguard.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The log in PostgreSQL, under the sequencer's role. */
final class JdbcLogStore implements LogStore {

  /** A database that does not answer at all must not hold everyone's response for ever. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final DataSource dataSource;

  JdbcLogStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public LogSession open() throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      connection.setAutoCommit(false);
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(SILENCE.toMillis()));
      return new JdbcLogSession(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
