package org.safeguard.stack.wildfly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.TestSite;
import org.safeguard.stack.postgres.PostgresPart;
import org.safeguard.stack.vault.ScratchVaultPart;
import org.safeguard.stack.vault.VaultPart;

class ServerEnvironmentTest {
  @TempDir private Path folder;

  @Test
  void serverChecksTheNameAndTheAuthorityOfItsDatabase() {
    var site = TestSite.in(folder, 100);
    var environment =
        new ServerEnvironment(site, "https://localhost")
            .database(new PostgresPart(site, folder.resolve("roles.sql")));
    assertEquals(
        "jdbc:postgresql://localhost:5632/safeguard?sslmode=verify-full&sslrootcert="
            + site.authority().certificateFile(),
        environment.variables().get("SAFEGUARD_DB_URL"));
  }

  @Test
  void turnOfTheKeysHasItsOwnLoginToTheDatabase() {
    var site = TestSite.in(folder, 100);
    var postgres = new PostgresPart(site, folder.resolve("roles.sql"));
    var variables = new ServerEnvironment(site, "https://localhost").database(postgres).variables();
    assertEquals("safeguard_turn", variables.get("SAFEGUARD_TURN_DB_USER"));
    assertEquals(postgres.password("safeguard_turn"), variables.get("SAFEGUARD_TURN_DB_PASSWORD"));
  }

  @Test
  void turnOfTheKeysIsProvedBesideTheVaultAndKeepsWhatItLeavesToItself() throws IOException {
    var site = TestSite.in(folder, 100);
    var vault = new VaultPart(site, folder.resolve("setup.sh"), Optional.empty());
    var scratch = new ScratchVaultPart(site, folder.resolve("scratch.sh"), vault);
    var variables = new ServerEnvironment(site, "https://localhost").proof(scratch).variables();
    assertEquals("https://localhost:8400", variables.get("SAFEGUARD_SCRATCH_VAULT_ADDR"));
    assertEquals(
        site.authority().certificateFile().toString(),
        variables.get("SAFEGUARD_SCRATCH_VAULT_CACERT"));
    for (String name : List.of("SAFEGUARD_VAULT_SNAPSHOTS", "SAFEGUARD_KEY_COPIES")) {
      Path kept = Path.of(variables.get(name));
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)), name);
    }
  }
}
