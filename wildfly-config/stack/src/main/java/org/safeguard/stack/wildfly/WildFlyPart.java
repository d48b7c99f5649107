package org.safeguard.stack.wildfly;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.safeguard.stack.Folders;
import org.safeguard.stack.Part;
import org.safeguard.stack.Ports;
import org.safeguard.stack.PrivateFile;
import org.safeguard.stack.Site;
import org.safeguard.stack.StackException;
import org.safeguard.stack.process.Child;
import org.safeguard.stack.process.Command;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** The provisioned WildFly, with Safeguard deployed if there is an EAR to deploy. */
public final class WildFlyPart implements Part {
  private final Site site;
  private final Path home;
  private final Map<String, String> environment;
  private final Optional<Path> ear;
  private Child server;

  /**
   * @param home the provisioned server, which is only read
   * @param environment the variables that the server and the EAR read
   */
  public WildFlyPart(Site site, Path home, Map<String, String> environment, Optional<Path> ear) {
    this.site = site;
    this.home = home;
    this.environment = Map.copyOf(environment);
    this.ear = ear;
  }

  @Override
  public String name() {
    return "WildFly";
  }

  @Override
  public void start() {
    // The server writes into its configuration; what counts is what was provisioned.
    Folders.delete(base().resolve("configuration"));
    Folders.copy(home.resolve("standalone/configuration"), base().resolve("configuration"));
    Folders.delete(deployments());
    PrivateFile.folder(deployments());
    ear.ifPresent(this::deploy);
    server =
        site.supervisor()
            .start(
                Command.of(name(), site.folder().logs().resolve("wildfly.console.log"), words())
                    .withEnvironment(environment));
    site.supervisor().await(server, Duration.ofMinutes(3), this::answers);
  }

  @Override
  public String address() {
    return "https://localhost:" + site.ports().of(Ports.Listener.WILDFLY);
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.of(server.pid());
  }

  /** Kills it without notice; it may be started again. */
  public void crash() {
    site.supervisor().kill(server);
  }

  /** The server's own log. */
  public Path log() {
    return site.folder().logs().resolve("server.log");
  }

  List<String> words() {
    return StandaloneCommandBuilder.of(home)
        .setJavaHome(System.getProperty("java.home"))
        .setBaseDirectory(base())
        .setLogDirectory(site.folder().logs())
        .setJavaOptions(
            "-Xms256m",
            "-Xmx1g",
            "-XX:MaxMetaspaceSize=512m",
            // What runs on after that may be in any state; what is committed is chained later.
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.net.preferIPv4Stack=true",
            "-Dorg.jboss.logmanager.nocolor=true")
        .addServerArgument("-Djboss.socket.binding.port-offset=" + site.ports().offset())
        .build();
  }

  private void deploy(Path archive) {
    try {
      Files.copy(archive, deployed(""), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new StackException("Cannot copy " + archive + " to " + deployments(), failed);
    }
  }

  private boolean answers() {
    if (Files.exists(deployed(".failed"))) {
      throw new StackException(
          "WildFly could not deploy Safeguard; see %s. It says:%n%s"
              .formatted(log(), PrivateFile.read(deployed(".failed"))));
    }
    boolean ready = ear.isEmpty() || Files.exists(deployed(".deployed"));
    return ready && listens();
  }

  private boolean listens() {
    int port = site.ports().of(Ports.Listener.WILDFLY);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private Path base() {
    return site.folder().part("wildfly");
  }

  private Path deployments() {
    return base().resolve("deployments");
  }

  private Path deployed(String suffix) {
    return deployments().resolve("safeguard.ear" + suffix);
  }
}
