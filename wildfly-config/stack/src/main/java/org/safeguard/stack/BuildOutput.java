package org.safeguard.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the Maven build leaves what the stack starts.
 *
 * @param root the project's root
 */
public record BuildOutput(Path root) {
  private static final Path CONFIGURATION = Path.of("wildfly-config");

  public BuildOutput {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The build that the current process belongs to: Maven says where it is, or it is above the
   * working folder.
   */
  public static BuildOutput current() {
    String named = System.getProperty("maven.multiModuleProjectDirectory");
    return named == null ? above(Path.of("").toAbsolutePath()) : new BuildOutput(Path.of(named));
  }

  /** The provisioned server. */
  public Path server() {
    return built(CONFIGURATION.resolve("server/target/server"));
  }

  public Path ear() {
    return built(Path.of("ear/target/safeguard.ear"));
  }

  /** The installation's scripts and configuration, the same that a hospital uses. */
  public Path installation(String file) {
    return root.resolve(CONFIGURATION).resolve("server/src/main").resolve(file);
  }

  /** The Keycloak distribution, a zip archive. */
  public Path keycloak() {
    return Path.of(
        PrivateFile.read(built(CONFIGURATION.resolve("downloads/target/keycloak.path"))).strip());
  }

  /** Synthea and what it needs, as a class path. */
  public String synthea() {
    return PrivateFile.read(built(CONFIGURATION.resolve("downloads/target/synthea.classpath")))
        .strip();
  }

  private Path built(Path output) {
    Path file = root.resolve(output);
    if (!Files.exists(file)) {
      throw new StackException(file + " is missing: build the project first (mvn -Prun does)");
    }
    return file;
  }

  private static BuildOutput above(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(CONFIGURATION))
          && Files.isDirectory(folder.resolve("ear"))) {
        return new BuildOutput(folder);
      }
    }
    throw new StackException(
        "The local stack runs from a source tree of Safeguard, and " + start + " is in none");
  }
}
