package org.safeguard.system.console;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.safeguard.system.stack.RunningStack;

/**
 * A turn of the keys that no server works on: its row is put where a test wants it, and who holds
 * it off has the lock that a server must have to work on turns. It is gone in the end.
 */
public final class StagedTurn implements AutoCloseable {

  /** As the job takes it. */
  private static final long LOCK = 0x5347_4B54L << 32;

  private static final String REMOVE = "delete from key_turn where id = '%s'";

  private static final String ADD =
      """
      insert into key_turn (id, reason, requested_by, requested_at, wish, version, heeded, begun_at, keys_total)
      values ('%s', 'SUSPICION', 'Staged Person', now() - interval '2 minutes', 'RUN', 1, 1,
              now() - interval '1 minute', 1000)""";

  private final RunningStack stack;
  private final Connection connection;
  private final UUID id = UUID.randomUUID();

  private StagedTurn(RunningStack stack, Connection connection) {
    this.stack = stack;
    this.connection = connection;
  }

  /** Waits for whichever server works on a turn now. */
  public static StagedTurn open(RunningStack stack) {
    try {
      Connection connection = stack.databases().asSuperuser().connect();
      try (Statement statement = connection.createStatement()) {
        statement.execute("set search_path = safeguard");
        statement.execute("set statement_timeout = '60s'");
        statement.execute("select pg_advisory_lock(" + LOCK + ")");
      }
      StagedTurn turn = new StagedTurn(stack, connection);
      stack.tampering().run(ADD.formatted(turn.id));
      return turn;
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Only the lock: turns that are asked for meanwhile wait, and are removed in the end. */
  public static AutoCloseable holdOff(RunningStack stack) {
    StagedTurn turn = open(stack);
    turn.remove();
    return () -> {
      stack.tampering().run("delete from key_turn where state = 'WAITING' and begun_at is null");
      turn.connection.close();
    };
  }

  public UUID id() {
    return id;
  }

  /** Changes columns of it, such as {@code state = 'STOPPED'}. */
  StagedTurn with(String columns) {
    stack.tampering().run("update key_turn set %s where id = '%s'".formatted(columns, id));
    return this;
  }

  /** What a column of it holds. */
  String value(String column) {
    return query("select %s from key_turn where id = '%s'".formatted(column, id));
  }

  private String query(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  private void remove() {
    stack.tampering().run(REMOVE.formatted(id));
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      remove();
    }
  }
}
