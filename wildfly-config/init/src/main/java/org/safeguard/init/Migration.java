package org.safeguard.init;

import java.util.List;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to the version this build knows. It stops at the first step that fails,
 * leaves the steps before it in place, and refuses a schema whose applied steps differ from the
 * ones it carries.
 */
public final class Migration {
  private final DatabaseLogin login;

  public Migration(DatabaseLogin login) {
    this.login = login;
  }

  /** The steps taken now, in order; none if the schema was up to date. */
  public List<AppliedMigration> run() {
    return flyway().migrate().migrations.stream()
        .map(step -> new AppliedMigration(step.version, step.description))
        .toList();
  }

  private Flyway flyway() {
    return Flyway.configure(getClass().getClassLoader())
        .dataSource(login.asOwner())
        .schemas(DatabaseLogin.SCHEMA)
        .locations("classpath:db/migration")
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .load();
  }
}
