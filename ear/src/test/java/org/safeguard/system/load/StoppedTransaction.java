package org.safeguard.system.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.safeguard.system.stack.ConnectionSource;
import org.safeguard.system.stack.Eventually;

/**
 * Stops the application's next transaction at a moment, by locks of the database, so that a kill
 * finds it there and not somewhere by chance. Closed it goes on, if it can.
 */
public final class StoppedTransaction implements AutoCloseable {

  /** The application gives a lock up after ten seconds. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A backend that has written resources and waits to write the revision of them. */
  private static final String HALF_WRITTEN =
      "select count(*) from pg_locks waiting join pg_locks holding using (pid) where"
          + " waiting.relation = 'safeguard.revision'::regclass and not waiting.granted and"
          + " holding.relation = 'safeguard.resource'::regclass and holding.granted and"
          + " holding.mode = 'RowExclusiveLock'";

  private static final String COMMITTING =
      "select count(*) from pg_stat_activity where usename = 'safeguard_app' and wait_event"
          + " = 'SyncRep'";

  private static final String REVISIONS = "select count(*) from safeguard.revision";

  private final Connection revisions;
  private final Connection log;

  private StoppedTransaction(ConnectionSource superuser) throws SQLException {
    this.revisions = superuser.connect();
    this.log = superuser.connect();
    revisions.setAutoCommit(false);
    log.setAutoCommit(false);
  }

  /** Returns once a transaction stands there. */
  public static StoppedTransaction at(Moment moment, ConnectionSource superuser)
      throws SQLException {
    StoppedTransaction stopped = new StoppedTransaction(superuser);
    try {
      stopped.stop(moment, superuser);
      return stopped;
    } catch (SQLException | RuntimeException | AssertionError failed) {
      stopped.close();
      throw failed;
    }
  }

  private void stop(Moment moment, ConnectionSource superuser) throws SQLException {
    // The sequencer, which refers to revisions, is not held up by this mode.
    execute(revisions, "lock table safeguard.revision in share mode");
    try (Connection observer = superuser.connect()) {
      awaitOne("a transaction is half written", HALF_WRITTEN, observer);
      if (moment == Moment.COMMITTED) {
        commitWithoutEntry(observer);
      } else if (moment == Moment.COMMITTING) {
        commitWithoutAnswer(observer);
      }
    }
  }

  private void commitWithoutEntry(Connection observer) throws SQLException {
    execute(log, "lock table safeguard.audit_batch in access exclusive mode");
    long before = count(REVISIONS, observer);
    revisions.rollback();
    Eventually.holds(
        "a transaction is committed", LIMIT, () -> count(REVISIONS, observer) > before);
  }

  /** A commit waits for a standby that isn't there, as it may for a disk. */
  private void commitWithoutAnswer(Connection observer) throws SQLException {
    execute(observer, "alter system set synchronous_standby_names = 'absent'");
    try {
      execute(observer, "select pg_reload_conf()");
      // It is the checkpointer that tells the others; it knows the settings when this is done.
      execute(observer, "checkpoint");
      revisions.rollback();
      awaitOne("a transaction is being committed", COMMITTING, observer);
    } finally {
      // Takes effect when the database is started again.
      execute(observer, "alter system reset synchronous_standby_names");
    }
  }

  private static void awaitOne(String what, String question, Connection observer) {
    Eventually.holds(what, LIMIT, () -> count(question, observer) > 0);
  }

  private static long count(String question, Connection observer) {
    try (Statement statement = observer.createStatement();
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

  @Override
  public void close() throws SQLException {
    revisions.close();
    log.close();
  }
}
