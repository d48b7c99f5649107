package org.safeguard.stack.wildfly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.TestSite;
import org.safeguard.stack.postgres.PostgresPart;

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
}
