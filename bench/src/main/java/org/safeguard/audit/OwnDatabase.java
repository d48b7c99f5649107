package org.safeguard.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.safeguard.init.DatabaseLogin;
import org.safeguard.init.Migration;
import org.safeguard.stack.BuildOutput;
import org.safeguard.stack.Folders;
import org.safeguard.stack.Ports;
import org.safeguard.stack.Secrets;
import org.safeguard.stack.Site;
import org.safeguard.stack.StackFolder;
import org.safeguard.stack.postgres.PostgresPart;
import org.safeguard.stack.process.Supervisor;
import org.safeguard.stack.tls.CertificateAuthority;

/**
 * PostgreSQL as the local stack runs it, with Safeguard's roles and tables, in a folder of its own
 * under {@code target/}. Closing it ends it and deletes the folder; so does the end of this process
 * end it.
 */
final class OwnDatabase implements AutoCloseable {

  private static final String NAME = "safeguard";
  private static final String SEQUENCER = "safeguard_sequencer";
  private static final String OWNER = "safeguard_ddl";
  private static final Logger MIGRATION_LOG = Logger.getLogger("org.flywaydb");

  /** As the server's datasource has it. */
  private static final int PREPARE_THRESHOLD = 3;

  private final Path folder;
  private final Supervisor supervisor;
  private final PostgresPart postgres;

  private OwnDatabase(Path folder, Site site) {
    this.folder = folder;
    this.supervisor = site.supervisor();
    this.postgres =
        new PostgresPart(site, BuildOutput.current().installation("postgresql/roles.sql"));
  }

  /**
   * @param portOffset added to the stack's port of PostgreSQL
   */
  static OwnDatabase start(int portOffset) throws IOException {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "appends-");
    StackFolder files = new StackFolder(folder.toAbsolutePath());
    Site site =
        new Site(
            files,
            new Ports(portOffset),
            new Secrets(files.secretsFile(), new SecureRandom()),
            new CertificateAuthority(files.tls(), Clock.systemUTC()),
            new Supervisor(files.path()));
    OwnDatabase database = new OwnDatabase(folder, site);
    try {
      database.begin();
      return database;
    } catch (RuntimeException | IOException e) {
      database.close();
      throw e;
    }
  }

  private void begin() throws IOException {
    if (medium().equals("tmpfs")) {
      throw new IllegalStateException(folder + " is memory: no commit there waits for a disk");
    }
    postgres.start();
    MIGRATION_LOG.setLevel(Level.SEVERE);
    new Migration(new DatabaseLogin(postgres.database(NAME).url(), OWNER, postgres.password(OWNER)))
        .run();
  }

  /** The kind of file system that it writes to. */
  String medium() throws IOException {
    return Files.getFileStore(folder).type();
  }

  /** Connections of the sequencer's role, each a new session. */
  DataSource asSequencer() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(postgres.database(NAME).url());
    source.setUser(SEQUENCER);
    source.setPassword(postgres.password(SEQUENCER));
    source.setPrepareThreshold(PREPARE_THRESHOLD);
    return source;
  }

  Connection asSuperuser() throws SQLException {
    return postgres
        .database(NAME)
        .connect(postgres.superuser(), postgres.password(postgres.superuser()));
  }

  /** What it promises the sequencer's role when it confirms a commit, as {@code name=value}. */
  List<String> durability() throws SQLException {
    List<String> settings = new ArrayList<>();
    try (Connection connection = asSequencer().getConnection();
        Statement statement = connection.createStatement()) {
      for (String name : List.of("fsync", "full_page_writes", "synchronous_commit")) {
        try (ResultSet row = statement.executeQuery("show " + name)) {
          row.next();
          settings.add(name + "=" + row.getString(1));
        }
      }
    }
    return settings;
  }

  /** Begins each measurement alike: nothing of the one before is left to be written out in it. */
  void checkpoint() throws SQLException {
    try (Connection connection = asSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
  }

  /** Processor time in milliseconds that its processes have used, those that have ended too. */
  long processorMillis() throws IOException {
    Process process =
        new ProcessBuilder("./cpu.sh", Long.toString(postgres.pid().orElseThrow())).start();
    try (var output = process.getInputStream()) {
      return Long.parseLong(new String(output.readAllBytes(), StandardCharsets.US_ASCII).strip());
    }
  }

  static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    supervisor.close();
    Folders.delete(folder);
  }
}
