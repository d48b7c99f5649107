package org.safeguard.init;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;

/** The command line: {@code migrate}, or {@code officers} with two people. */
public final class Commands {
  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int MISUSED = 2;

  private static final String USAGE =
      """
      safeguard-init migrate
          brings the tables up to date
      safeguard-init officers SECURITY-OFFICER NAME ADMINISTRATOR NAME
          appoints the first two officers, once; usernames, each followed by the person's name

      Environment: SAFEGUARD_DB_URL, SAFEGUARD_DDL_DB_PASSWORD; officers also needs SAFEGUARD_OIDC_PROVIDER_URL,
      SAFEGUARD_OIDC_TRUSTSTORE, SAFEGUARD_OIDC_TRUSTSTORE_PASSWORD, SAFEGUARD_KEYCLOAK_ADMIN_CLIENT and
      SAFEGUARD_KEYCLOAK_ADMIN_SECRET (a service client of the realm master).
      """;

  private final Environment environment;
  private final PrintStream out;
  private final PrintStream err;

  Commands(Map<String, String> variables, PrintStream out, PrintStream err) {
    this.environment = new Environment(variables);
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) {
    System.exit(new Commands(System.getenv(), System.out, System.err).run(List.of(args)));
  }

  int run(List<String> args) {
    try {
      if (args.equals(List.of("migrate"))) {
        migrate();
        return DONE;
      }
      if (args.size() == 5 && args.get(0).equals("officers")) {
        appoint(new Officer(args.get(1), args.get(2)), new Officer(args.get(3), args.get(4)));
        return DONE;
      }
      err.print(USAGE);
      return MISUSED;
    } catch (InstallationRefused | FlywayException e) {
      err.println(e.getMessage());
      return REFUSED;
    }
  }

  private void migrate() {
    List<AppliedMigration> steps = new Migration(environment.database()).run();
    steps.forEach(step -> out.println("applied " + step.version() + " " + step.description()));
    out.println(steps.isEmpty() ? "The tables are up to date." : steps.size() + " steps applied.");
  }

  private void appoint(Officer securityOfficer, Officer administrator) {
    FirstOfficers officers =
        new FirstOfficers(PostgresInstallation.at(environment.database()), environment.keycloak());
    List<Appointment> appointments = officers.appoint(securityOfficer, administrator);
    out.println("Hand each officer their password in person; it serves for one sign-in.");
    for (Appointment made : appointments) {
      out.printf(
          "%-16s  %s  %s%n", made.role(), made.officer().username(), made.password().value());
    }
  }
}
