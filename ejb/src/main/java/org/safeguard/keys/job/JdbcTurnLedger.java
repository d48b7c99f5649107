package org.safeguard.keys.job;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyTableRow;
import org.safeguard.crypto.WrappedKey;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnStep;

/** A turn in PostgreSQL, under the role that may wrap keys anew. */
final class JdbcTurnLedger implements TurnLedger {

  private static final System.Logger LOG = System.getLogger(JdbcTurnLedger.class.getName());
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Connection connection;
  private final Jdbc session;
  private final JdbcStoredKeys keys;
  private final UUID id;

  /**
   * @param connection holds the lock of turns, and ends with this
   */
  JdbcTurnLedger(Connection connection, UUID id) {
    this.connection = connection;
    this.session = new Jdbc(connection);
    this.keys = new JdbcStoredKeys(session);
    this.id = id;
  }

  @Override
  public Turn turn() throws SQLException {
    return session.rows(TurnRows::turn, TurnRows.SELECT + " where id = ?", id).get(0);
  }

  @Override
  public void begin(TurnStep step) throws SQLException {
    session.changeOne(
        """
        update key_turn set state = 'RUNNING', step = ?, begun_at = coalesce(begun_at, now()),
                            trouble = null, heeded = version
        where id = ?""",
        step.name(),
        id);
  }

  @Override
  public void await(String what) throws SQLException {
    session.changeOne("update key_turn set state = 'WAITING', trouble = ? where id = ?", what, id);
  }

  @Override
  public void stop(String why, TurnStep goOnAt) throws SQLException {
    session.changeOne(
        """
        update key_turn set state = 'STOPPED', trouble = ?, step = ?, heeded = version
        where id = ?""",
        why,
        goOnAt.name(),
        id);
  }

  @Override
  public void finish() throws SQLException {
    session.changeOne(
        "update key_turn set state = 'DONE', ended_at = now(), trouble = null where id = ?", id);
  }

  @Override
  public OptionalInt target(String transitKey) throws SQLException {
    String sql = "select version from key_turn_target where turn = ? and transit_key = ?";
    return session.rows(row -> row.getInt(1), sql, id, transitKey).stream()
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  @Override
  public void noteTarget(String transitKey, int version) throws SQLException {
    session.changeOne(
        "insert into key_turn_target (turn, transit_key, version) values (?, ?, ?)",
        id,
        transitKey,
        version);
  }

  @Override
  public boolean raiseFloor(Map<KeyPurpose, Integer> versions) throws SQLException {
    String[] purposes = versions.keySet().stream().map(KeyPurpose::name).toArray(String[]::new);
    Integer[] floors = versions.values().toArray(Integer[]::new);
    try {
      session.rows(row -> row.getString(1), "select raise_key_floor(?, ?)::text", purposes, floors);
      return true;
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public long countOlder(KeyPurpose purpose, int version) throws SQLException {
    return keys.countOlder(purpose, version);
  }

  @Override
  public void noteTotal(long total) throws SQLException {
    session.changeOne("update key_turn set keys_total = ? where id = ?", total, id);
  }

  @Override
  public List<KeyTableRow> older(KeyPurpose purpose, int version, String after, int limit)
      throws SQLException {
    return keys.older(purpose, version, after, limit);
  }

  @Override
  public List<KeyTableRow> from(KeyPurpose purpose, String after, int limit) throws SQLException {
    return keys.older(purpose, Integer.MAX_VALUE, after, limit);
  }

  @Override
  public void replace(KeyPurpose purpose, List<KeyTableRow> rows, List<WrappedKey> anew)
      throws SQLException {
    session.run(
        () -> {
          long replaced = keys.replace(purpose, rows, anew);
          return session.change(
              "update key_turn set keys_done = keys_done + ? where id = ?", replaced, id);
        });
  }

  @Override
  public List<KeyTableRow> some(KeyPurpose purpose, int limit) throws SQLException {
    return keys.some(purpose, limit);
  }

  @Override
  public void forEach(Use use) throws SQLException, IOException {
    try {
      keys.forEach(use);
    } finally {
      session.rollback();
    }
  }

  @Override
  public void noteSnapshot(String file) throws SQLException {
    session.changeOne("update key_turn set snapshot = ? where id = ?", file, id);
  }

  @Override
  public void noteKeyCopy(String file) throws SQLException {
    session.changeOne("update key_turn set key_copy = ? where id = ?", file, id);
  }

  /** The pool keeps the session, so its lock is given back; where that fails, the session ends. */
  @Override
  public void close() {
    ending(
        () -> {
          session.rows(row -> row.getString(1), "select pg_advisory_unlock_all()::text");
          connection.setAutoCommit(true);
        },
        () -> ending(() -> connection.abort(Runnable::run), () -> {}));
    ending(connection::close, () -> {});
  }

  /** A step in ending a session, which may be lost already. */
  private interface Ending {
    void run() throws SQLException;
  }

  private static void ending(Ending step, Runnable otherwise) {
    try {
      step.run();
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "ending a session: SQL state {0}", e.getSQLState());
      otherwise.run();
    }
  }
}
