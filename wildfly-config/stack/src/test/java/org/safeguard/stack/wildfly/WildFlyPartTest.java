package org.safeguard.stack.wildfly;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.Ports;
import org.safeguard.stack.Site;
import org.safeguard.stack.StackFolder;

class WildFlyPartTest {
  @TempDir private Path temporary;

  @Test
  void aServerWithoutMemoryEndsRatherThanGoOnInDoubt() throws IOException {
    assertTrue(words().contains("-XX:+ExitOnOutOfMemoryError"));
  }

  private List<String> words() throws IOException {
    var site =
        new Site(new StackFolder(temporary.resolve("stack")), new Ports(0), null, null, null);
    return new WildFlyPart(site, home(), Map.of(), Optional.empty()).words();
  }

  /** As much of a server as the launcher asks for. */
  private Path home() throws IOException {
    Path home = Files.createDirectory(temporary.resolve("wildfly"));
    Files.createFile(home.resolve("jboss-modules.jar"));
    return home;
  }
}
