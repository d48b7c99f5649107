package org.safeguard.verifier;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Writes the log as one snapshot of the database shows it. Nothing is left out because it does not
 * fit: whether it does is for the check to say.
 */
final class LogExport {

  private static final String NOW = "select transaction_timestamp() as at";

  private static final String EPOCHS =
      """
      select e.chain, e.node, e.opened_at, f.canonical
      from audit_epoch e
      left join lateral (select canonical from audit_entry where chain = e.chain and seq = 1
                         order by chained_at limit 1) f on true
      order by e.chain
      """;

  private static final String BATCHES =
      """
      select chain, first_seq as seq, last_seq, chained_at, previous, head, mac
      from audit_batch order by chain, first_seq
      """;

  private static final String ENTRIES = "select * from audit_entry order by chain, seq, chained_at";

  private static final String REVISIONS =
      """
      select e.rev, e.chain, e.seq, r.entry
      from revision_entry e left join revision r on r.id = e.rev
      order by e.chain, e.seq, e.rev
      """;

  private static final String UNCHAINED =
      """
      select r.id, r.at from revision r
      where not exists (select from revision_entry where rev = r.id) order by r.id
      """;

  private final DataSource database;

  LogExport(DataSource database) {
    this.database = database;
  }

  /**
   * @throws ExportRefused where the database can't be read
   * @throws IOException where the export can't be written
   */
  void write(OutputStream target) throws IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      write(connection, new ExportWriter(target));
      connection.commit();
    } catch (SQLException e) {
      // Its message could quote a row.
      throw new ExportRefused("The log cannot be read: SQL state " + e.getSQLState(), e);
    }
  }

  private static void write(Connection connection, ExportWriter out)
      throws SQLException, IOException {
    try (LogRows now = new LogRows(connection, NOW)) {
      out.header(now.time("at"));
    }
    try (LogRows epochs = new LogRows(connection, EPOCHS)) {
      for (; epochs.present(); epochs.advance()) {
        out.epoch(epochs.epoch());
      }
    }
    try (LogRows batches = new LogRows(connection, BATCHES);
        LogRows entries = new LogRows(connection, ENTRIES);
        LogRows revisions = new LogRows(connection, REVISIONS)) {
      merge(batches, entries, revisions, out);
    }
    try (LogRows unchained = new LogRows(connection, UNCHAINED)) {
      for (; unchained.present(); unchained.advance()) {
        out.unchained(unchained.unchained());
      }
    }
    out.finish();
  }

  /**
   * By place; where several have the same, a batch goes before its entry and that before its
   * revision.
   */
  private static void merge(LogRows batches, LogRows entries, LogRows revisions, ExportWriter out)
      throws SQLException, IOException {
    while (batches.present() || entries.present() || revisions.present()) {
      if (batches.notAfter(entries) && batches.notAfter(revisions)) {
        out.batch(batches.batch());
        batches.advance();
      } else if (entries.notAfter(revisions)) {
        out.entry(entries.entry(), entries.outcome());
        entries.advance();
      } else {
        out.revision(revisions.revision());
        revisions.advance();
      }
    }
  }
}
