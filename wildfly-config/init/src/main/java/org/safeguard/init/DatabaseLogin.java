package org.safeguard.init;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How the role that may change tables signs in; connections act as the owner of the tables.
 *
 * @param url JDBC address of the database, with its certificate checks
 * @param user a member of {@code safeguard_owner}
 */
public record DatabaseLogin(String url, String user, String password) {
  static final String BECOME_OWNER = "SET ROLE safeguard_owner";
  static final String SCHEMA = "safeguard";

  /** A connection that holds a transaction open. */
  Connection openAsOwner() throws SQLException {
    Connection connection = DriverManager.getConnection(url, user, password);
    try (Statement statement = connection.createStatement()) {
      statement.execute(BECOME_OWNER);
      statement.execute("SET search_path = " + SCHEMA);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
