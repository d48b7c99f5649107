package org.safeguard.system.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Properties;

/** The stack's PostgreSQL, by any of its logins. */
public final class Databases {

  private final StackEnvironment environment;
  private final Properties passwords = new Properties();

  Databases(StackEnvironment environment, Path secrets) {
    this.environment = environment;
    try (Reader file = Files.newBufferedReader(secrets)) {
      passwords.load(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("no stack has written " + secrets, failed);
    }
  }

  /** Safeguard's database by a role of it. */
  public ConnectionSource as(String role) {
    return () -> DriverManager.getConnection(address(database()), role, password(role));
  }

  public ConnectionSource asSuperuser() {
    return as(superuser());
  }

  /** The verified address of a database, without a login. */
  public String address(String database) {
    return "jdbc:postgresql://localhost:%s/%s?sslmode=verify-full&sslrootcert=%s"
        .formatted(
            environment.get("PGPORT"), database, environment.get("SAFEGUARD_CA"));
  }

  public String superuser() {
    return environment.get("PGSUPERUSER");
  }

  public String database() {
    return environment.get("PGDATABASE");
  }

  public int port() {
    return (int) environment.number("PGPORT");
  }

  public String password(String role) {
    String password = passwords.getProperty("postgresql." + role);
    if (password == null) {
      throw new IllegalStateException("the stack has no password of " + role);
    }
    return password;
  }
}
