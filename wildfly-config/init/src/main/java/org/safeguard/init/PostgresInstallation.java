package org.safeguard.init;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * The installation as rows of {@code person}, {@code person_role} and the one row of {@code
 * installation}.
 */
public final class PostgresInstallation implements Installation {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String UNDEFINED_TABLE = "42P01";

  private final Connection connection;

  private PostgresInstallation(Connection connection) {
    this.connection = connection;
  }

  /** Installations in the database of this login. */
  public static Installation.Register at(DatabaseLogin login) {
    return () -> begin(login);
  }

  private static Installation begin(DatabaseLogin login) {
    try {
      Connection connection = login.asOwner().getConnection();
      connection.setAutoCommit(false);
      PostgresInstallation installation = new PostgresInstallation(connection);
      installation.claim();
      return installation;
    } catch (SQLException e) {
      throw new InstallationRefused("The database cannot be reached: " + e.getMessage(), e);
    }
  }

  // The row comes first, so that a second command that runs beside this one waits here and is then
  // refused.
  private void claim() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into installation default values");
    } catch (SQLException e) {
      close();
      throw refusal(e);
    }
  }

  private static InstallationRefused refusal(SQLException e) {
    return switch (String.valueOf(e.getSQLState())) {
      case UNIQUE_VIOLATION ->
          new InstallationRefused("The first officers have been appointed already.", e);
      case UNDEFINED_TABLE ->
          new InstallationRefused("There are no tables yet: run migrate first.", e);
      default -> new InstallationRefused("The database refuses: " + e.getMessage(), e);
    };
  }

  @Override
  public void add(Officer officer, Subject subject, FirstRole role) {
    UUID person = UUID.randomUUID();
    insert(
        "insert into person (id, subject, username, display_name) values (?, ?, ?, ?)",
        person,
        subject.value(),
        officer.username(),
        officer.displayName());
    insert("insert into person_role (person, role) values (?, ?)", person, role.name());
  }

  private void insert(String sql, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new InstallationRefused("The officer cannot be recorded: " + e.getMessage(), e);
    }
  }

  @Override
  public void complete() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new InstallationRefused("The officers cannot be recorded: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The connection to the database does not close", e);
    }
  }
}
