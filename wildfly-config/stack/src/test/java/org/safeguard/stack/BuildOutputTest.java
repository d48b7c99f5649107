package org.safeguard.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildOutputTest {
  @TempDir private Path root;

  @Test
  void whatIsNotBuiltIsNamedWithTheCommandThatBuildsIt() {
    var refusal = assertThrows(StackException.class, () -> new BuildOutput(root).ear());
    assertTrue(refusal.getMessage().contains("safeguard.ear"));
    assertTrue(refusal.getMessage().contains("mvn -Prun"));
  }

  @Test
  void theInstallationsScriptsAreThoseOfTheProject() {
    Path script = BuildOutput.current().installation("postgresql/roles.sql");
    assertTrue(Files.isRegularFile(script), script.toString());
  }

  @Test
  void keycloakIsReadFromTheFileThatNamesIt() {
    Path target = PrivateFile.folder(root.resolve("wildfly-config/downloads/target"));
    PrivateFile.write(target.resolve("keycloak.path"), "/repository/keycloak.zip\n");
    assertEquals(Path.of("/repository/keycloak.zip"), new BuildOutput(root).keycloak());
  }
}
