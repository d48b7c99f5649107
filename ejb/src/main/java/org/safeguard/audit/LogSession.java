package org.safeguard.audit;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeguard.verify.AuditEntry;

/**
 * One session with the database. Each method is a transaction of its own: when it throws something
 * other than {@link CommitUnknown}, nothing of it stands. Closing it ends the epoch that it opened.
 */
interface LogSession extends AutoCloseable {

  /** The server's value of each setting named. */
  Map<String, String> settings(Collection<String> names) throws SQLException;

  /** Makes room for a month's entries. */
  void ensureMonth(YearMonth month) throws SQLException;

  /** A number that no chain has had. */
  long nextChain() throws SQLException;

  /** The heads of all chains, by chain. */
  List<Head> heads() throws SQLException;

  /**
   * Opens an epoch: takes the chain for this session until it ends, and writes its first batch.
   *
   * @param macKey the epoch's key, wrapped
   */
  void begin(String node, String macKey, LinkedBatch first) throws SQLException;

  /**
   * Appends a batch to the chain that this session has taken.
   *
   * @throws CommitUnknown if it may or may not stand
   * @throws NotReplicated if it stands here, but the standby was not waited for
   * @throws SQLException otherwise; nothing of it stands
   */
  void append(LinkedBatch batch) throws SQLException;

  /**
   * The head of a chain whose session has been lost, once that session can't write any more.
   *
   * @throws SQLException also if the other session does not end in time
   */
  Optional<Head> headOnceSettled(long chain) throws SQLException;

  /** The place in the log of those of these revisions that have one. */
  Map<Long, Place> places(Collection<Long> revisions) throws SQLException;

  /** Every revision of a transaction below it is committed or never will be. */
  long horizon() throws SQLException;

  /**
   * The end of a slice of the revisions after a position and below a horizon.
   *
   * @return the last of {@code size} revisions; empty where there are fewer
   */
  Optional<Position> sliceEnd(Position after, long horizon, int size) throws SQLException;

  /** Revisions after a position up to another, without an entry in the log. */
  List<Orphan> orphans(Position after, Position upTo, int limit) throws SQLException;

  /** Whether the database still answers. */
  boolean alive();

  @Override
  void close();

  /** A place in the log. */
  record Place(long chain, long sequence) {}

  /** A revision's place in the order of transactions. */
  record Position(long transaction, long revision) {

    static final Position START = new Position(0, Long.MIN_VALUE);

    /** Before every revision of that transaction. */
    static Position before(long transaction) {
      return new Position(transaction, Long.MIN_VALUE);
    }
  }

  /**
   * A revision that no entry of the log stands for.
   *
   * @param canonical the bytes of its {@link AuditEntry}
   */
  record Orphan(Position position, byte[] canonical) {}

  /** A commit was sent, but its outcome did not come back. */
  final class CommitUnknown extends SQLException {

    private static final long serialVersionUID = 1L;

    CommitUnknown(SQLException cause) {
      super("the outcome of a commit is not known", cause.getSQLState(), cause);
    }
  }

  /** The database gave up waiting for its standby: durable here only, which is no receipt. */
  final class NotReplicated extends SQLException {

    private static final long serialVersionUID = 1L;

    NotReplicated(SQLException warning) {
      super("the database did not wait for its standby", warning.getSQLState(), warning);
    }
  }
}
