package org.safeguard.stack.people;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.safeguard.init.DatabaseLogin;
import org.safeguard.stack.StackException;

/**
 * Safeguard's own register of who may do what, written by the role that runs the migrations. Until
 * the console can do it, this is how demo people and the system client get their roles.
 */
final class Register {
  private final DatabaseLogin login;

  Register(DatabaseLogin login) {
    this.login = login;
  }

  /** Whether the installation has appointed its first officers. */
  boolean hasOfficers() {
    var answer = new AtomicBoolean();
    change(
        connection -> {
          try (var query = connection.prepareStatement("select 1 from installation")) {
            answer.set(query.executeQuery().next());
          }
        });
    return answer.get();
  }

  /** Enters the person with the roles; one who is there keeps what has been changed since. */
  void enter(DemoPerson person, String subject) {
    change(
        connection -> {
          int added =
              update(
                  connection,
                  "insert into person (id, subject, username, display_name, active)"
                      + " values (?, ?, ?, ?, true) on conflict do nothing",
                  UUID.randomUUID(),
                  subject,
                  person.username(),
                  person.displayName());
          if (added == 0) {
            return;
          }
          for (String role : person.roles()) {
            update(
                connection,
                "insert into person_role (person, role) select id, ? from person where subject = ?",
                role,
                subject);
          }
        });
  }

  /** Enters a system of the hospital's own that may read and write. */
  void enterSystem(String clientId, String displayName) {
    change(
        connection -> {
          update(
              connection,
              "insert into system_client (client_id, display_name, basis, active)"
                  + " values (?, ?, 'OWN_SYSTEM', true) on conflict do nothing",
              clientId,
              displayName);
          for (String role : new String[] {"SYSTEM_READ", "SYSTEM_WRITE"}) {
            update(
                connection,
                "insert into system_client_role (client_id, role) values (?, ?) on conflict do nothing",
                clientId,
                role);
          }
        });
  }

  private void change(Change change) {
    try (Connection connection =
        DriverManager.getConnection(login.url(), login.user(), login.password())) {
      connection.setAutoCommit(false);
      update(connection, "set role safeguard_owner");
      change.make(connection);
      connection.commit();
    } catch (SQLException failed) {
      throw new StackException(
          "The register of people refused a row: " + failed.getMessage(), failed);
    }
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  @FunctionalInterface
  private interface Change {
    void make(Connection connection) throws SQLException;
  }
}
