package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.safeguard.stack.BuildOutput;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** The command of the installation, run against a Safeguard that is installed already. */
@SystemTest
class InstallationIT {

  private final RunningStack stack;

  InstallationIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void officersAreAppointedOnce() throws Exception {
    String first = Patients.unique("first");
    String second = Patients.unique("second");
    List<String> before = officers();
    assertFalse(before.isEmpty());
    Ended refused = run("officers", first, "One More", second, "And Another");
    assertEquals(1, refused.status(), refused.output());
    assertTrue(refused.output().contains("have been appointed already"), refused.output());
    assertEquals(before, officers());
    assertFalse(stack.realmAdministrator().knows(first));
    assertFalse(stack.realmAdministrator().knows(second));
  }

  /** Else the refusal could be that of a command that reaches nothing. */
  @Test
  void migrationFindsNothingLeftToDo() throws Exception {
    Ended done = run("migrate");
    assertEquals(0, done.status(), done.output());
    assertTrue(done.output().contains("The tables are up to date."), done.output());
  }

  /** Without an authority to trust there is none that could have signed it. */
  @Test
  void serverIsVerifiedThoughTheAddressDoesNotSayIt() throws Exception {
    Ended refused = run(Map.of("SAFEGUARD_DB_URL", address("")), "migrate");
    assertEquals(1, refused.status(), refused.output());
    assertTrue(refused.output().contains("root certificate"), refused.output());
  }

  @Test
  void addressThatAsksForLessThanAVerifiedServerIsRefused() throws Exception {
    Ended refused = run(Map.of("SAFEGUARD_DB_URL", address("?sslmode=require")), "migrate");
    assertEquals(1, refused.status(), refused.output());
    assertTrue(refused.output().contains("sslmode=verify-full"), refused.output());
  }

  private String address(String parameters) {
    String complete = stack.databases().address(stack.databases().database());
    return complete.replaceAll("\\?.*", parameters);
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  /**
   * @param others variables that differ from those of the stack
   */
  private Ended run(Map<String, String> others, String... arguments)
      throws IOException, InterruptedException {
    Path command =
        BuildOutput.current().root().resolve("wildfly-config/init/target/safeguard-init.jar");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-jar", command.toString()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(surroundings());
    builder.environment().putAll(others);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private Map<String, String> surroundings() {
    return Map.of(
        "SAFEGUARD_DB_URL",
        stack.databases().address(stack.databases().database()),
        "SAFEGUARD_DDL_DB_PASSWORD",
        stack.databases().password("safeguard_ddl"),
        "SAFEGUARD_OIDC_PROVIDER_URL",
        stack.environment().get("KEYCLOAK_URL")
            + "/realms/"
            + stack.environment().get("KEYCLOAK_REALM"),
        "SAFEGUARD_OIDC_TRUSTSTORE",
        stack.folder().resolve("tls/truststore.p12").toString(),
        "SAFEGUARD_OIDC_TRUSTSTORE_PASSWORD",
        stack.password("truststore"),
        "SAFEGUARD_KEYCLOAK_ADMIN_CLIENT",
        "local-stack",
        "SAFEGUARD_KEYCLOAK_ADMIN_SECRET",
        stack.password("keycloak.local-stack"));
  }

  private List<String> officers() throws SQLException {
    try (Connection connection = stack.databases().asSuperuser().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select username || ' ' || role
                from safeguard.person join safeguard.person_role on person = id
                where role in ('SECURITY_OFFICER', 'ADMINISTRATOR') order by 1
                """)) {
      List<String> officers = new ArrayList<>();
      while (rows.next()) {
        officers.add(rows.getString(1));
      }
      return officers;
    }
  }

  /** A program that has run to its end. */
  private record Ended(int status, String output) {}
}
