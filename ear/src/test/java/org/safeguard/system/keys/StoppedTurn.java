package org.safeguard.system.keys;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.safeguard.system.stack.ConnectionSource;
import org.safeguard.system.stack.Eventually;

/**
 * Stops the turn of the keys at a place, by a trigger that waits for a lock, so that a kill finds
 * it there and not somewhere by chance. Closed it goes on, if it can.
 */
final class StoppedTurn implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long LOCK = 4_712_026L;

  private static final String WAITING =
      "select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = "
          + LOCK;

  private final Connection holding;
  private final ConnectionSource superuser;
  private final String table;

  private StoppedTurn(ConnectionSource superuser, String table) throws SQLException {
    this.superuser = superuser;
    this.table = table;
    this.holding = superuser.connect();
  }

  /** Has it stop there; {@link #await} returns once it has. */
  static StoppedTurn at(ConnectionSource superuser, Place place) throws SQLException {
    StoppedTurn stopped = new StoppedTurn(superuser, place.table());
    execute(stopped.holding, "set search_path = safeguard");
    execute(stopped.holding, "select pg_advisory_lock(" + LOCK + ")");
    execute(
        stopped.holding,
        """
        create or replace function stop_here() returns trigger language plpgsql as $$
        begin
            perform pg_advisory_xact_lock(%d);
            return new;
        end $$"""
            .formatted(LOCK));
    execute(
        stopped.holding,
        "create trigger a_stop before %s on %s for each row when (%s) execute function stop_here()"
            .formatted(place.event(), place.table(), place.condition()));
    return stopped;
  }

  /**
   * Where a turn may be stopped.
   *
   * @param event such as {@code update}
   * @param condition of the trigger, on {@code new} and, where there is one, {@code old}
   */
  record Place(String event, String table, String condition) {

    /** What has been done so far is noted nowhere yet. */
    static Place before(String step) {
      return new Place(
          "update", "key_turn", "new.step = '" + step + "' and old.step <> '" + step + "'");
    }
  }

  void await() {
    Eventually.holds("the turn stands at " + table, LIMIT, () -> count(WAITING) > 0);
  }

  private long count(String question) {
    try (Statement statement = holding.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The waiting session's end, or its going on, gives the table back. */
  @Override
  public void close() throws SQLException {
    holding.close();
    try (Connection connection = superuser.connect()) {
      execute(connection, "set search_path = safeguard");
      execute(connection, "drop trigger if exists a_stop on " + table);
      execute(connection, "drop function if exists stop_here()");
    }
  }
}
