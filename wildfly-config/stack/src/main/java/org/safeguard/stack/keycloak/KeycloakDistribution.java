package org.safeguard.stack.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.safeguard.stack.Folders;
import org.safeguard.stack.PrivateFile;
import org.safeguard.stack.StackException;
import org.safeguard.stack.process.Command;
import org.safeguard.stack.process.Supervisor;

/**
 * Keycloak's distribution, unpacked and built for PostgreSQL once. The build step rewrites the
 * distribution so that later starts need a few seconds only.
 */
final class KeycloakDistribution {
  /** What Keycloak fixes at build time. */
  private static final List<String> BUILD_OPTIONS =
      List.of("--db=postgres", "--health-enabled=true", "--cache=local");

  private final Path folder;
  private final Path archive;
  private final Path log;

  KeycloakDistribution(Path folder, Path archive, Path log) {
    this.folder = folder;
    this.archive = archive;
    this.log = log;
  }

  Path home() {
    String name = archive.getFileName().toString();
    return folder.resolve(name.replace("-quarkus-dist", "").replaceAll("\\.zip$", ""));
  }

  /** Unpacks and builds what is not there yet. */
  void prepare(Supervisor supervisor) {
    Path built = home().resolve("safeguard.built");
    if (!Files.exists(built)) {
      Folders.delete(home());
      unpack();
      var words = new ArrayList<>(List.of("build"));
      words.addAll(BUILD_OPTIONS);
      supervisor.run(Command.of("Keycloak's build", log, java(words)));
      PrivateFile.write(built, "");
    }
  }

  /**
   * Keycloak's program in this very JVM's version, as its script would start it; the script would
   * stand between us and the server's process.
   */
  List<String> java(List<String> arguments) {
    Path home = home();
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xms64m",
            "-Xmx512m",
            "-XX:MaxMetaspaceSize=256m",
            // It serves a few sign-ins: what it would gain from the optimising compiler is not
            // worth its start.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djdk.tls.rejectClientInitiatedRenegotiation=true",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            // By default its transaction manager opens a port, only to have a number of its own.
            "-DCoreEnvironmentBean.processImplementationClassName=com.arjuna.ats.internal.arjuna.utils.UuidProcessId",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    words.addAll(arguments);
    return words;
  }

  private void unpack() {
    try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        place(entry, zip);
      }
    } catch (IOException failed) {
      throw new StackException("Cannot unpack " + archive + " into " + folder, failed);
    }
  }

  private void place(ZipEntry entry, ZipInputStream content) throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("entry outside of the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(content, target);
    }
  }
}
