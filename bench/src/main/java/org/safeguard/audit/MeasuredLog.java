package org.safeguard.audit;

import java.sql.SQLException;
import org.safeguard.verify.AuditEntry;

/** A log that many callers append to at once. */
interface MeasuredLog extends AutoCloseable {

  /** What one thread appends by. */
  Appender appender() throws SQLException;

  /** How many entries that callers appended stand in it. */
  long stored() throws SQLException;

  @Override
  void close() throws SQLException;

  /** Appends for one thread. */
  interface Appender extends AutoCloseable {

    /** Returns once the entry is durable. */
    void append(AuditEntry entry) throws SQLException, InterruptedException;

    @Override
    void close() throws SQLException;
  }
}
