package org.safeguard.stack.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
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
import org.safeguard.stack.tls.ServerCertificate;

/** OpenBao with raft storage and an audit log, opened by a static seal, set up for Safeguard. */
public final class VaultPart implements Part {
  private static final String OPERATOR = "operator";

  private final Site site;
  private final Path setupScript;
  private final Optional<VaultConnection> given;
  private Optional<Child> server = Optional.empty();
  private VaultConnection connection;
  private AppRole appRole;

  /**
   * @param setupScript the installation's script that sets a key server up
   * @param given a server of the user's to use in place of an own one
   */
  public VaultPart(Site site, Path setupScript, Optional<VaultConnection> given) {
    this.site = site;
    this.setupScript = setupScript;
    this.given = given;
  }

  @Override
  public String name() {
    return "OpenBao";
  }

  @Override
  public void start() {
    var command =
        new VaultCommand(
            home(),
            site.folder().logs().resolve("vault-setup.log"),
            site.supervisor(),
            System.getenv("PATH"));
    Path program = command.find();
    connection = given.orElseGet(() -> startServer(program));
    var keyServer = new KeyServer(connection, home());
    keyServer.setUp(command, program, setupScript, settings());
    appRole = keyServer.appRole();
    if (given.isEmpty()) {
      PrivateFile.write(ready(), "");
    }
  }

  @Override
  public String address() {
    return given
        .map(VaultConnection::address)
        .orElse("https://localhost:" + site.ports().of(Ports.Listener.VAULT));
  }

  @Override
  public OptionalLong pid() {
    return server.map(Child::pid).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  public VaultConnection connection() {
    return connection;
  }

  public AppRole appRole() {
    return appRole;
  }

  /** Our own server is reached from this machine alone; of the user's we do not know it. */
  private Map<String, String> settings() {
    return given.isEmpty() ? Map.of("SAFEGUARD_SERVER_CIDRS", "127.0.0.1/32") : Map.of();
  }

  private VaultConnection startServer(Path program) {
    if (!Files.exists(ready())) {
      // What an interrupted or failed initialisation leaves cannot be continued.
      Folders.delete(data());
    }
    PrivateFile.folder(data());
    makeUnsealKey();
    PrivateFile.write(home().resolve("operator.password"), operatorPassword());
    Path configuration = home().resolve("openbao.hcl");
    PrivateFile.write(configuration, configuration());
    var words = List.of(program.toString(), "server", "-config=" + configuration);
    Child child =
        site.supervisor()
            .start(Command.of(name(), site.folder().logs().resolve("vault.log"), words));
    server = Optional.of(child);
    var api = new VaultApi(address(), site.authority().certificateFile());
    site.supervisor().await(child, Duration.ofSeconds(60), api::isReady);
    return new VaultConnection(
        address(), site.authority().certificateFile(), api.logIn(OPERATOR, operatorPassword()));
  }

  private String configuration() {
    ServerCertificate certificate = site.authority().serverCertificate("vault");
    var values =
        Map.of(
            "folder", home().toString(),
            "logs", site.folder().logs().toString(),
            "port", Integer.toString(site.ports().of(Ports.Listener.VAULT)),
            "clusterPort", Integer.toString(site.ports().of(Ports.Listener.VAULT_CLUSTER)),
            "certificate", certificate.chain().toString(),
            "key", certificate.key().toString());
    String text = template();
    for (var value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return text;
  }

  private static String template() {
    try (var in = VaultPart.class.getResourceAsStream("openbao.hcl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new StackException("Cannot read OpenBao's configuration", failed);
    }
  }

  private void makeUnsealKey() {
    Path file = home().resolve("unseal.key");
    if (!Files.exists(file)) {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      PrivateFile.write(file, key);
    }
  }

  private String operatorPassword() {
    return site.secrets().password("vault.operator");
  }

  private Path home() {
    return site.folder().part("vault");
  }

  private Path data() {
    return home().resolve("data");
  }

  /** There once the set-up went through, inside the data that it speaks for. */
  private Path ready() {
    return data().resolve("safeguard.ready");
  }
}
