package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.StackEnvironment;
import org.safeguard.system.stack.SystemTest;

/** What programs learn from a running stack's files; other people's scripts rest on these names. */
@SystemTest
class StackFilesIT {

  private static final Set<String> NAMES =
      Set.of(
          "SAFEGUARD_FHIR",
          "SAFEGUARD_CONSOLE",
          "SAFEGUARD_CA",
          "SAFEGUARD_TOKEN_URL",
          "SAFEGUARD_CLIENT_ID",
          "SAFEGUARD_CLIENT_KID",
          "SAFEGUARD_CLIENT_KEY",
          "KEYCLOAK_URL",
          "KEYCLOAK_REALM",
          "VAULT_ADDR",
          "VAULT_CACERT",
          "VAULT_TOKEN",
          "SCRATCH_VAULT_ADDR",
          "PGHOST",
          "PGPORT",
          "PGDATABASE",
          "PGUSER",
          "PGPASSWORD",
          "PGSUPERUSER",
          "PGSUPERPASSWORD",
          "WILDFLY_PID",
          "PG_PID",
          "KEYCLOAK_PID",
          "VAULT_PID",
          "SCRATCH_VAULT_PID",
          "WILDFLY_LOG");

  private final RunningStack stack;
  private final StackEnvironment environment;

  StackFilesIT(RunningStack stack) {
    this.stack = stack;
    this.environment = stack.environment();
  }

  @Test
  void environmentFileHasTheseNamesAndNoOthers() throws IOException {
    Set<String> found =
        Files.readAllLines(file("stack.env")).stream()
            .map(line -> line.substring(0, line.indexOf('=')))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(NAMES), found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stack.env", "people.tsv", "secrets.properties"})
  void onlyTheirOwnerReadsTheFiles(String name) throws IOException {
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))));
  }

  /** Snapshots and key copies are as good as the keys to whoever has the seal or the backup key. */
  @ParameterizedTest
  @ValueSource(
      strings = {"vault", "vault-scratch", "vault-scratch/run", "vault-snapshots", "key-copies"})
  void onlyTheirOwnerEntersTheFoldersOfKeys(String name) throws IOException {
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vault/secret-id",
        "vault/turn-secret-id",
        "vault/unseal.key",
        "vault-scratch/secret-id",
        "vault-scratch/openbao.hcl"
      })
  void onlyTheirOwnerReadsTheVaultsSecrets(String name) throws IOException {
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))));
  }

  @ParameterizedTest
  @CsvSource({"PGUSER, PGPASSWORD", "PGSUPERUSER, PGSUPERPASSWORD"})
  void databaseLoginsOfTheFileSignIn(String user, String password) throws SQLException {
    String address =
        "jdbc:postgresql://%s:%s/%s?sslmode=verify-full&sslrootcert=%s"
            .formatted(
                environment.get("PGHOST"),
                environment.get("PGPORT"),
                environment.get("PGDATABASE"),
                environment.get("SAFEGUARD_CA"));
    try (Connection connection =
            DriverManager.getConnection(address, environment.get(user), environment.get(password));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_user")) {
      assertTrue(row.next());
      assertEquals(environment.get(user), row.getString(1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"WILDFLY_PID", "PG_PID", "KEYCLOAK_PID", "VAULT_PID", "SCRATCH_VAULT_PID"})
  void processesOfTheFileAreAlive(String name) {
    assertTrue(ProcessHandle.of(environment.number(name)).orElseThrow().isAlive());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAFEGUARD_CA", "SAFEGUARD_CLIENT_KEY", "VAULT_CACERT", "WILDFLY_LOG"})
  void filesThatTheFileNamesAreThere(String name) {
    assertTrue(Files.isReadable(environment.path(name)));
  }

  @Test
  void everyRoleHasSomeoneWhoCanSignIn() throws IOException {
    List<String> lines = Files.readAllLines(file("people.tsv"));
    lines.forEach(line -> assertEquals(4, line.split("\t", -1).length));
    Set<String> roles =
        lines.stream()
            .map(line -> line.split("\t", -1))
            .filter(person -> !person[2].isEmpty())
            .flatMap(person -> Stream.of(person[3].split(",")))
            .collect(Collectors.toSet());
    assertEquals(Stream.of(Role.values()).map(Role::name).collect(Collectors.toSet()), roles);
  }

  private Path file(String name) {
    return stack.folder().resolve(name);
  }
}
