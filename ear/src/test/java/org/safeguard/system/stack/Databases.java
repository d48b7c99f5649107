package org.safeguard.system.stack;

import java.sql.DriverManager;

/** The stack's PostgreSQL, by any of its logins. */
public final class Databases {

  private final StackEnvironment environment;
  private final Passwords passwords;

  Databases(StackEnvironment environment, Passwords passwords) {
    this.environment = environment;
    this.passwords = passwords;
  }

  /** Safeguard's database by a role of it. */
  public ConnectionSource as(String role) {
    return () -> DriverManager.getConnection(address(database()), role, password(role));
  }

  public ConnectionSource asSuperuser() {
    return as(superuser());
  }

  /** Any database of the server, by its superuser. */
  public ConnectionSource asSuperuserOf(String other) {
    return () -> DriverManager.getConnection(address(other), superuser(), password(superuser()));
  }

  /** The verified address of a database, without a login. */
  public String address(String database) {
    return "jdbc:postgresql://localhost:%s/%s?sslmode=verify-full&sslrootcert=%s"
        .formatted(environment.get("PGPORT"), database, environment.get("SAFEGUARD_CA"));
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
    return passwords.get("postgresql." + role);
  }
}
