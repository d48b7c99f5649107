package org.safeguard.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session with PostgreSQL. It holds its chain by a session lock: the lock ends with the session
 * in the database, so whoever gets it knows that nothing more is committed there.
 */
final class JdbcLogSession implements LogSession {

  /** Keeps chains' locks apart from any other advisory lock: "SG" in the top bytes. */
  private static final long LOCKS = 0x5347L << 48;

  private static final System.Logger LOG = System.getLogger(JdbcLogSession.class.getName());

  private final Connection connection;
  private final JdbcBatch batches;

  JdbcLogSession(Connection connection) {
    this.connection = connection;
    this.batches = new JdbcBatch(connection);
  }

  /** Statements that make one transaction. */
  private interface Work<T> {
    T run() throws SQLException;
  }

  @Override
  public Map<String, String> settings(Collection<String> names) throws SQLException {
    return transaction(
        () -> {
          Map<String, String> settings = new HashMap<>();
          for (String name : names) {
            settings.put(name, text("select current_setting(?)", name));
          }
          return settings;
        });
  }

  @Override
  public void ensureMonth(YearMonth month) throws SQLException {
    transaction(() -> text("select ensure_audit_month(?::date)::text", month + "-01"));
  }

  @Override
  public long nextChain() throws SQLException {
    return Long.parseLong(transaction(() -> text("select nextval('audit_chain')::text")));
  }

  @Override
  public List<Head> heads() throws SQLException {
    String sql =
        """
        select e.chain, b.last_seq, b.head
        from audit_epoch e
        cross join lateral (select last_seq, head from audit_batch where chain = e.chain
                            order by first_seq desc limit 1) b
        order by e.chain
        """;
    return transaction(() -> heads(sql));
  }

  @Override
  public void begin(String node, String macKey, LinkedBatch first) throws SQLException {
    long chain = first.batch().chain();
    if (!"t"
        .equals(transaction(() -> text("select pg_try_advisory_lock(?::bigint)", lock(chain))))) {
      throw new SQLException("the lock of a new chain is taken", "55P03");
    }
    transaction(
        () -> {
          batches.open(node, macKey, first.batch());
          batches.write(first);
          return null;
        });
  }

  @Override
  public void append(LinkedBatch batch) throws SQLException {
    transaction(
        () -> {
          batches.write(batch);
          return null;
        });
  }

  @Override
  public Optional<Head> headOnceSettled(long chain) throws SQLException {
    return transaction(
        () -> {
          text("select set_config('lock_timeout', '5s', true)");
          text("select pg_advisory_xact_lock(?::bigint)::text", lock(chain));
          String sql =
              """
              select chain, last_seq, head from audit_batch
              where chain = ?::bigint order by first_seq desc limit 1
              """;
          return heads(sql, Long.toString(chain)).stream().findFirst();
        });
  }

  @Override
  public Map<Long, Place> places(Collection<Long> revisions) throws SQLException {
    return transaction(
        () -> {
          Map<Long, Place> places = new HashMap<>();
          String sql = "select rev, chain, seq from revision_entry where rev = any (?)";
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("bigint", revisions.toArray()));
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
              places.put(rows.getLong(1), new Place(rows.getLong(2), rows.getLong(3)));
            }
          }
          return places;
        });
  }

  @Override
  public long horizon() throws SQLException {
    return Long.parseLong(
        transaction(() -> text("select pg_snapshot_xmin(pg_current_snapshot())::text")));
  }

  @Override
  public Optional<Position> sliceEnd(Position after, long horizon, int size) throws SQLException {
    String sql =
        """
        select xid::text, id, null::bytea from revision
        where (xid, id) > (?::text::xid8, ?::bigint) and (xid, id) <= (?::text::xid8, ?::bigint)
        order by xid, id offset ?::bigint limit 1
        """;
    return transaction(
        () ->
            orphans(sql, after, Position.before(horizon), size - 1).stream()
                .map(Orphan::position)
                .findFirst());
  }

  @Override
  public List<Orphan> orphans(Position after, Position upTo, int limit) throws SQLException {
    String sql =
        """
        select xid::text, id, entry from revision
        where (xid, id) > (?::text::xid8, ?::bigint) and (xid, id) <= (?::text::xid8, ?::bigint)
          and not exists (select from revision_entry where rev = id)
        order by xid, id limit ?::bigint
        """;
    return transaction(() -> orphans(sql, after, upTo, limit));
  }

  @Override
  public boolean alive() {
    try {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /** A pool would keep the session, and with it the chain: so both end here for certain. */
  @Override
  public void close() {
    try {
      transaction(() -> text("select pg_advisory_unlock_all()::text"));
    } catch (SQLException e) {
      abort();
    }
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "closing a lost session: {0}", SqlStates.describe(e));
    }
  }

  private void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "ending a lost session: {0}", SqlStates.describe(e));
    }
  }

  private <T> T transaction(Work<T> work) throws SQLException {
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

  private static String lock(long chain) {
    return Long.toString(LOCKS | chain);
  }

  private String text(String sql, String... parameters) throws SQLException {
    try (PreparedStatement query = prepare(sql, parameters)) {
      ResultSet row = query.executeQuery();
      row.next();
      return row.getString(1);
    }
  }

  private List<Head> heads(String sql, String... parameters) throws SQLException {
    try (PreparedStatement query = prepare(sql, parameters)) {
      List<Head> heads = new ArrayList<>();
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        heads.add(new Head(rows.getLong(1), rows.getLong(2), rows.getBytes(3)));
      }
      return heads;
    }
  }

  private List<Orphan> orphans(String sql, Position after, Position upTo, long last)
      throws SQLException {
    try (PreparedStatement query =
        prepare(
            sql,
            Long.toString(after.transaction()),
            Long.toString(after.revision()),
            Long.toString(upTo.transaction()),
            Long.toString(upTo.revision()),
            Long.toString(last))) {
      List<Orphan> orphans = new ArrayList<>();
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        Position position = new Position(Long.parseLong(rows.getString(1)), rows.getLong(2));
        orphans.add(new Orphan(position, rows.getBytes(3)));
      }
      return orphans;
    }
  }

  private PreparedStatement prepare(String sql, String... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
    return statement;
  }
}
