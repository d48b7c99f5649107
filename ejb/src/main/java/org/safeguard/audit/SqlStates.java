package org.safeguard.audit;

import java.sql.SQLException;

/** What a failure of the database means (PostgreSQL, appendix A: error codes). */
final class SqlStates {

  private SqlStates() {}

  /**
   * The fault is an entry's own: a value that the database can't hold (class 22) or that is too
   * long for an index (program_limit_exceeded), or a revision that there isn't
   * (foreign_key_violation).
   */
  static boolean isBadValue(SQLException e) {
    String state = e.getSQLState();
    return isOfClass(e, "22") || "54000".equals(state) || "23503".equals(state);
  }

  /** A row of that key is there already. */
  static boolean isDuplicate(SQLException e) {
    return "23505".equals(e.getSQLState());
  }

  /**
   * For the server's log. The database's own words quote values, so they are left out unless they
   * are about the connection (class 08).
   */
  static String describe(Throwable trouble) {
    if (!(trouble instanceof SQLException e)) {
      return trouble.getClass().getSimpleName() + ": " + trouble.getMessage();
    }
    return "SQL state " + e.getSQLState() + (isOfClass(e, "08") ? ", " + e.getMessage() : "");
  }

  private static boolean isOfClass(SQLException e, String prefix) {
    return e.getSQLState() != null && e.getSQLState().startsWith(prefix);
  }
}
