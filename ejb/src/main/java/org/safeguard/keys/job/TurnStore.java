package org.safeguard.keys.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.safeguard.keys.turn.Turn;

/** The turns in PostgreSQL, under the role that may wrap keys anew. */
final class TurnStore {

  /** Keeps this lock apart from any other advisory lock: "SG" in the top bytes, then "KT". */
  private static final long LOCK = 0x5347_4B54L << 32;

  /** A turn that is to go on: one that stopped does so only once people have said something. */
  private static final String GOING_ON =
      TurnRows.SELECT
          + " where wish = 'RUN' and (state in ('WAITING', 'RUNNING')"
          + " or state = 'STOPPED' and version > heeded)";

  private static final String IN_USE_SINCE =
      """
      select coalesce((select max(ended_at) from key_turn), (select min(created_at) from data_key))
             as since
      where not exists (select from key_turn where state <> 'DONE')""";

  private final DataSource database;

  TurnStore(DataSource database) {
    this.database = database;
  }

  /** The turn that is to go on, if there is one. */
  Optional<Turn> findGoingOn() throws SQLException {
    try (Connection connection = connect()) {
      return new Jdbc(connection).rows(TurnRows::turn, GOING_ON).stream().findFirst();
    }
  }

  /**
   * When the present versions of the vault's keys came into use; nothing while there is no key, or
   * a turn is open.
   */
  Optional<Instant> inUseSince() throws SQLException {
    try (Connection connection = connect()) {
      return new Jdbc(connection)
          .rows(row -> TurnRows.instant(row, "since"), IN_USE_SINCE).stream()
              .findFirst()
              .flatMap(since -> since);
    }
  }

  /** That turn for this node alone, unless another node has it. */
  Optional<TurnLedger> open(UUID turn) throws SQLException {
    Connection connection = connect();
    JdbcTurnLedger ledger = new JdbcTurnLedger(connection, turn);
    try {
      boolean mine =
          new Jdbc(connection)
              .rows(row -> row.getBoolean(1), "select pg_try_advisory_lock(?)", LOCK)
              .get(0);
      if (mine) {
        return Optional.of(ledger);
      }
    } catch (SQLException e) {
      ledger.close();
      throw e;
    }
    ledger.close();
    return Optional.empty();
  }

  private Connection connect() throws SQLException {
    Connection connection = database.getConnection();
    try {
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
