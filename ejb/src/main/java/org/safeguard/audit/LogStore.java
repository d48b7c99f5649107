package org.safeguard.audit;

import java.sql.SQLException;

/** The database of the log, as the sequencer sees it. */
interface LogStore {

  /** A session of its own, with no transaction open. */
  LogSession open() throws SQLException;
}
