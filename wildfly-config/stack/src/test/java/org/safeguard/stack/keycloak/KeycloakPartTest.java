package org.safeguard.stack.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.Site;
import org.safeguard.stack.TestSite;
import org.safeguard.stack.postgres.PostgresPart;
import org.safeguard.stack.tls.ClientKey;

class KeycloakPartTest {
  @TempDir private Path folder;

  @Test
  void keycloakChecksTheNameAndTheAuthorityOfItsDatabase() {
    var site = TestSite.in(folder, 100);
    assertEquals(
        "jdbc:postgresql://localhost:5632/keycloak?sslmode=verify-full&sslrootcert="
            + site.authority().certificateFile(),
        environment(site).get("KC_DB_URL"));
  }

  @Test
  void keycloakHasNoPlainListener() {
    assertEquals("false", environment(TestSite.in(folder, 0)).get("KC_HTTP_ENABLED"));
  }

  @Test
  void keycloakTriesAConnectionBeforeItReliesOnIt() {
    assertEquals(
        "true",
        environment(TestSite.in(folder, 0)).get("QUARKUS_DATASOURCE_JDBC_VALIDATE_ON_BORROW"));
  }

  private Map<String, String> environment(Site site) {
    var key = new ClientKey("client", site.folder().tls());
    var postgres = new PostgresPart(site, folder.resolve("roles.sql"));
    var surroundings =
        new KeycloakPart.Surroundings(
            postgres.database("keycloak"), "password", "https://localhost", key, key);
    return new KeycloakPart(
            site, folder.resolve("keycloak.zip"), folder.resolve("realm.json"), surroundings)
        .environment();
  }
}
