package org.safeguard.system.leak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.safeguard.system.stack.Databases;
import org.safeguard.system.stack.Programs;

/**
 * A database as {@code pg_dump} writes it: SQL in one file, uncompressed, bytes in hex. The program
 * is the one that PG_DUMP names, else on the PATH, else from Debian's package where we may install
 * it; one that is newer than the server will do.
 */
final class Dump {

  private final Databases databases;
  private final Path authority;

  /**
   * @param authority PEM of the authority to trust
   */
  Dump(Databases databases, Path authority) {
    this.databases = databases;
    this.authority = authority;
  }

  /** Dumps the whole of a database into a new file of the folder, and returns the file. */
  Path of(String database, Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve(database + ".sql");
    Path complaints = folder.resolve(database + ".complaints");
    ProcessBuilder command =
        new ProcessBuilder(
                program().toString(), "--format=plain", "--file=" + file, "--dbname=" + database)
            .redirectErrorStream(true)
            .redirectOutput(complaints.toFile());
    String role = databases.superuser();
    command
        .environment()
        .putAll(
            Map.of(
                "PGHOST",
                "localhost",
                "PGPORT",
                Integer.toString(databases.port()),
                "PGUSER",
                role,
                "PGPASSWORD",
                databases.password(role),
                "PGSSLMODE",
                "verify-full",
                "PGSSLROOTCERT",
                authority.toString()));
    int exit = command.start().waitFor();
    if (exit != 0) {
      throw new AssertionError("pg_dump ended with " + exit + "; it says why in " + complaints);
    }
    return file;
  }

  private static Path program() {
    return Programs.named("PG_DUMP")
        .or(() -> Programs.onPath("pg_dump"))
        .or(Dump::installed)
        .orElseThrow(Dump::missing);
  }

  private static Optional<Path> installed() {
    Programs.install("postgresql-client");
    return Programs.onPath("pg_dump");
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "The search of a dump needs pg_dump, as old as the stack's PostgreSQL 15 at most: install"
            + " Debian's package postgresql-client, or name the program in PG_DUMP.");
  }
}
