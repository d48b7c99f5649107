package org.safeguard.stack.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How to reach a database of the stack's PostgreSQL: over TLS, with the server's name verified.
 *
 * @param port on localhost
 * @param name the database
 * @param authority PEM of the authority to trust
 */
public record Database(int port, String name, Path authority) {

  public String url() {
    return "jdbc:postgresql://localhost:%d/%s?sslmode=verify-full&sslrootcert=%s"
        .formatted(port, name, authority);
  }

  public Connection connect(String role, String password) throws SQLException {
    return DriverManager.getConnection(url(), role, password);
  }
}
