package org.safeguard.stack.postgres;

import org.flywaydb.core.Flyway;

/** Brings the tables of Safeguard up to date, as the role that may change them. */
public final class Migrations {
  private final Database database;
  private final String password;

  /**
   * @param password of the role `safeguard_ddl`
   */
  public Migrations(Database database, String password) {
    this.database = database;
    this.password = password;
  }

  public void run() {
    Flyway.configure()
        .dataSource(database.url(), "safeguard_ddl", password)
        .initSql("SET ROLE safeguard_owner")
        .schemas("safeguard")
        .load()
        .migrate();
  }
}
