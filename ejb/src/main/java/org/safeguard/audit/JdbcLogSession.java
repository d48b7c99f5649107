package org.safeguard.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeguard.audit.JdbcTransactions.Mapper;

/**
 * A session with PostgreSQL. It holds its chain by a session lock: the lock ends with the session
 * in the database, so whoever gets it knows that nothing more is committed there.
 */
final class JdbcLogSession implements LogSession {

  /** Keeps chains' locks apart from any other advisory lock: "SG" in the top bytes. */
  private static final long LOCKS = 0x5347L << 48;

  private static final Mapper<Head> HEAD =
      row -> new Head(row.getLong(1), row.getLong(2), row.getBytes(3));

  private static final System.Logger LOG = System.getLogger(JdbcLogSession.class.getName());

  private final Connection connection;
  private final JdbcTransactions session;
  private final JdbcBatch batches;
  private final JdbcRevisions revisions;

  JdbcLogSession(Connection connection) {
    this.connection = connection;
    this.session = new JdbcTransactions(connection);
    this.batches = new JdbcBatch(connection);
    this.revisions = new JdbcRevisions(session);
  }

  @Override
  public Map<String, String> settings(Collection<String> names) throws SQLException {
    return session.run(
        () -> {
          Map<String, String> settings = new HashMap<>();
          for (String name : names) {
            settings.put(name, session.text("select current_setting(?)", name));
          }
          return settings;
        });
  }

  @Override
  public void ensureMonth(YearMonth month) throws SQLException {
    session.run(() -> session.text("select ensure_audit_month(?::date)::text", month.atDay(1)));
  }

  @Override
  public long nextChain() throws SQLException {
    return Long.parseLong(session.run(() -> session.text("select nextval('audit_chain')")));
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
    return session.run(() -> session.rows(HEAD, sql));
  }

  @Override
  public void begin(String node, String macKey, LinkedBatch first) throws SQLException {
    session.run(
        () -> {
          long chain = first.batch().chain();
          if (session.text("select pg_try_advisory_lock(?::bigint)", lock(chain)).equals("f")) {
            throw new SQLException("the lock of a new chain is taken", "55P03");
          }
          batches.open(node, macKey, first.batch());
          batches.write(first);
          return first;
        });
  }

  @Override
  public void append(LinkedBatch batch) throws SQLException {
    session.run(
        () -> {
          batches.write(batch);
          return batch;
        });
  }

  @Override
  public Optional<Head> headOnceSettled(long chain) throws SQLException {
    String sql =
        """
        select chain, last_seq, head from audit_batch
        where chain = ?::bigint order by first_seq desc limit 1
        """;
    return session.run(
        () -> {
          session.text("select set_config('lock_timeout', '5s', true)");
          session.text("select pg_advisory_xact_lock(?::bigint)::text", lock(chain));
          return session.rows(HEAD, sql, chain).stream().findFirst();
        });
  }

  @Override
  public Map<Long, Place> places(Collection<Long> ofRevisions) throws SQLException {
    return session.run(() -> revisions.places(ofRevisions));
  }

  @Override
  public long horizon() throws SQLException {
    return session.run(revisions::horizon);
  }

  @Override
  public Optional<Position> sliceEnd(Position after, long horizon, int size) throws SQLException {
    return session.run(() -> revisions.sliceEnd(after, horizon, size));
  }

  @Override
  public List<Orphan> orphans(Position after, Position upTo, int limit) throws SQLException {
    return session.run(() -> revisions.orphans(after, upTo, limit));
  }

  @Override
  public boolean alive() {
    try {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Ends the session in the database, and with it its lock. A pool would keep it, with the settings
   * that its role had as it began, and hand it to the next epoch.
   */
  @Override
  public void close() {
    ending(() -> connection.abort(Runnable::run));
    ending(connection::close);
  }

  /** A step in ending a session, which may be lost already. */
  private interface Ending {
    void run() throws SQLException;
  }

  private static void ending(Ending step) {
    try {
      step.run();
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "ending a session: {0}", SqlStates.describe(e));
    }
  }

  private static long lock(long chain) {
    return LOCKS | chain;
  }
}
