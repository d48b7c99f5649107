package org.safeguard.stack.vault;

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
import org.safeguard.stack.process.Child;
import org.safeguard.stack.process.Command;

/** OpenBao with raft storage and an audit log, opened by a static seal, set up for Safeguard. */
public final class VaultPart implements Part {
  private static final String OPERATOR = "operator";

  private final Site site;
  private final Path setupScript;
  private final Optional<VaultConnection> given;
  private Optional<Child> server = Optional.empty();
  private VaultConnection connection;
  private Path program;
  private AppRole appRole;
  private AppRole turnRole;

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
    program = command.find();
    connection = given.orElseGet(this::startServer);
    var keyServer = new KeyServer(connection, home());
    keyServer.setUp(command, program, setupScript, settings());
    appRole = keyServer.appRole("safeguard-app", "secret-id");
    turnRole = keyServer.appRole("safeguard-turn", "turn-secret-id");
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

  /** What the application has keys made and opened with. */
  public AppRole appRole() {
    return appRole;
  }

  /** What the turn of the keys signs in with. */
  public AppRole turnRole() {
    return turnRole;
  }

  /** Whether the stack runs the server itself, so that it has the key of the seal. */
  public boolean isOwn() {
    return given.isEmpty();
  }

  /** Opens the seal of our own server, and of whatever shall open its snapshots. */
  Path unsealKey() {
    return home().resolve("unseal.key");
  }

  /** The program of server and client, once the part was started. */
  Path program() {
    return program;
  }

  /** Our own server is reached from this machine alone; of the user's we do not know it. */
  private Map<String, String> settings() {
    return given.isEmpty() ? Map.of("SAFEGUARD_SERVER_CIDRS", "127.0.0.1/32") : Map.of();
  }

  private VaultConnection startServer() {
    if (!Files.exists(ready())) {
      // What an interrupted or failed initialisation leaves cannot be continued.
      Folders.delete(data());
    }
    PrivateFile.folder(data());
    makeUnsealKey();
    PrivateFile.write(home().resolve("operator.password"), operatorPassword());
    Path configuration = configuration().write(site, "vault");
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

  private VaultConfiguration configuration() {
    return new VaultConfiguration(
        "openbao.hcl", home(), Ports.Listener.VAULT, Ports.Listener.VAULT_CLUSTER, unsealKey());
  }

  private void makeUnsealKey() {
    if (!Files.exists(unsealKey())) {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      PrivateFile.write(unsealKey(), key);
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
