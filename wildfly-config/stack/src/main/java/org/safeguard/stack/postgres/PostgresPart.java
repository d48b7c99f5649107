package org.safeguard.stack.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.PGConnection;
import org.safeguard.stack.Folders;
import org.safeguard.stack.Part;
import org.safeguard.stack.Ports;
import org.safeguard.stack.PrivateFile;
import org.safeguard.stack.Site;
import org.safeguard.stack.StackException;
import org.safeguard.stack.process.Child;
import org.safeguard.stack.process.Command;

/**
 * PostgreSQL with Safeguard's and Keycloak's databases and roles in it, durable and reachable over
 * TLS with a password only. The tables come later, from the migrations.
 */
public final class PostgresPart implements Part {
  private static final String SUPERUSER = "postgres";
  private static final List<String> LOGIN_ROLES =
      List.of(
          "safeguard_ddl",
          "safeguard_app",
          "safeguard_sequencer",
          "safeguard_turn",
          "safeguard_verifier",
          "keycloak");

  private final Site site;
  private final Path rolesScript;
  private Child server;

  /**
   * @param rolesScript the installation's SQL that makes roles and databases
   */
  public PostgresPart(Site site, Path rolesScript) {
    this.site = site;
    this.rolesScript = rolesScript;
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public void start() {
    Path bin = new PostgresBinaries(site.folder().part("pg").resolve("15.15.0")).bin();
    if (!Files.exists(ready())) {
      Folders.delete(data());
      initialise(bin);
    }
    new PostgresSettings(data()).write(port(), site.authority().serverCertificate("postgresql"));
    List<String> words = unprivileged(bin.resolve("postgres"), "-D", data().toString());
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait until the last client has left.
    server = site.supervisor().start(Command.of(name(), log(), words).endedBy("INT"));
    site.supervisor().await(server, Duration.ofSeconds(60), this::answers);
    makeRoles();
    PrivateFile.write(ready(), "");
  }

  @Override
  public String address() {
    return "localhost:" + port();
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.of(server.pid());
  }

  /**
   * Kills it without notice, and returns when none of its processes is left; it may be started
   * again. Those that serve clients end by themselves when they miss the one that was killed.
   */
  public void crash() {
    List<ProcessHandle> serving =
        ProcessHandle.of(server.pid()).stream().flatMap(ProcessHandle::children).toList();
    site.supervisor().kill(server);
    serving.forEach(PostgresPart::awaitEnd);
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(30, TimeUnit.SECONDS);
    } catch (TimeoutException still) {
      throw new StackException(
          "PostgreSQL was killed, but its process " + process.pid() + " still runs", still);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while PostgreSQL ended", interrupted);
    }
  }

  public String superuser() {
    return SUPERUSER;
  }

  public String password(String role) {
    return site.secrets().password("postgresql." + role);
  }

  public Database database(String name) {
    return new Database(port(), name, site.authority().certificateFile());
  }

  private int port() {
    return site.ports().of(Ports.Listener.POSTGRES);
  }

  private Path data() {
    return site.folder().part("pg").resolve("data");
  }

  /**
   * There once the roles are made; a data folder without it is what an interrupted first start
   * left.
   */
  private Path ready() {
    return data().resolve("safeguard.ready");
  }

  private Path log() {
    return site.folder().logs().resolve("postgresql.log");
  }

  private void initialise(Path bin) {
    Path password = site.folder().part("pg").resolve("superuser.password");
    PrivateFile.write(password, password(SUPERUSER));
    var words =
        unprivileged(
            bin.resolve("initdb"),
            "--pgdata=" + data(),
            "--username=" + SUPERUSER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--data-checksums");
    site.supervisor().run(Command.of("initdb", log(), words));
    try {
      Files.delete(password);
    } catch (IOException failed) {
      throw new StackException("Cannot delete " + password, failed);
    }
  }

  /** PostgreSQL refuses to run as root, so root runs it in a user namespace where it is nobody. */
  private static List<String> unprivileged(Path program, String... arguments) {
    var words = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      words.addAll(List.of("unshare", "--user"));
    }
    words.add(program.toString());
    words.addAll(List.of(arguments));
    return words;
  }

  private boolean answers() {
    try (Connection connection = connectAsSuperuser()) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private Connection connectAsSuperuser() throws SQLException {
    return database("postgres").connect(SUPERUSER, password(SUPERUSER));
  }

  /** At each start, so that a role which a newer script brings comes to a folder made before. */
  private void makeRoles() {
    try (Connection connection = connectAsSuperuser()) {
      new SqlScript(PrivateFile.read(rolesScript)).run(connection);
      for (String role : LOGIN_ROLES) {
        // Hashes on our side: what travels, and what the server could log, is the SCRAM verifier.
        connection
            .unwrap(PGConnection.class)
            .alterUserPassword(role, password(role).toCharArray(), "scram-sha-256");
      }
    } catch (SQLException failed) {
      throw new StackException(
          "PostgreSQL refused " + rolesScript + ": " + failed.getMessage(), failed);
    }
  }
}
