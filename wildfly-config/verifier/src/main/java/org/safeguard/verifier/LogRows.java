package org.safeguard.verifier;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.verify.Batch;
import org.safeguard.verify.ChainedEntry;
import org.safeguard.verify.SearchFields;

/** The rows of one query, a handful at a time, with the place in the log that each belongs to. */
final class LogRows implements AutoCloseable {

  /** An entry can be megabytes long, so few of them are held at once. */
  private static final int AT_ONCE = 64;

  private final PreparedStatement query;
  private final ResultSet rows;
  private boolean present;

  LogRows(Connection connection, String sql) throws SQLException {
    query = connection.prepareStatement(sql);
    query.setFetchSize(AT_ONCE);
    rows = query.executeQuery();
    present = rows.next();
  }

  /** Whether there is a row. */
  boolean present() {
    return present;
  }

  void advance() throws SQLException {
    present = rows.next();
  }

  /**
   * Whether this row stands at or before the place of the other, or the other has come to its end.
   */
  boolean notAfter(LogRows other) throws SQLException {
    if (!present || !other.present) {
      return present;
    }
    int chains = Long.compare(rows.getLong("chain"), other.rows.getLong("chain"));
    return chains < 0 || chains == 0 && rows.getLong("seq") <= other.rows.getLong("seq");
  }

  ExportRecord.Epoch epoch() throws SQLException {
    return new ExportRecord.Epoch(
        rows.getLong("chain"),
        rows.getString("node"),
        time("opened_at"),
        Optional.ofNullable(rows.getBytes("canonical")));
  }

  Batch batch() throws SQLException {
    return new Batch(
        rows.getLong("chain"),
        rows.getLong("seq"),
        rows.getLong("last_seq"),
        time("chained_at"),
        rows.getBytes("previous"),
        rows.getBytes("head"),
        rows.getBytes("mac"));
  }

  ChainedEntry entry() throws SQLException {
    SearchFields fields =
        new SearchFields(
            rows.getObject("entry_id", UUID.class),
            rows.getObject("request_id", UUID.class),
            time("at"),
            rows.getString("action"),
            ExportWriter.outcome(outcome()),
            rows.getString("actor"),
            rows.getString("actor_name"),
            Optional.ofNullable(rows.getString("address")),
            ids("patients"),
            ids("resources"));
    return new ChainedEntry(
        rows.getLong("chain"),
        rows.getLong("seq"),
        time("chained_at"),
        rows.getBytes("hash"),
        rows.getBytes("canonical"),
        fields);
  }

  String outcome() throws SQLException {
    return rows.getString("outcome");
  }

  ExportRecord.Revision revision() throws SQLException {
    return new ExportRecord.Revision(
        rows.getLong("rev"),
        rows.getLong("chain"),
        rows.getLong("seq"),
        Optional.ofNullable(rows.getBytes("entry")));
  }

  ExportRecord.Unchained unchained() throws SQLException {
    return new ExportRecord.Unchained(rows.getLong("id"), time("at"));
  }

  Instant time(String column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  private List<UUID> ids(String column) throws SQLException {
    return Arrays.asList((UUID[]) rows.getArray(column).getArray());
  }

  @Override
  public void close() throws SQLException {
    query.close();
  }
}
