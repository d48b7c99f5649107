package org.safeguard.stack.vault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.safeguard.stack.Part;
import org.safeguard.stack.Ports;
import org.safeguard.stack.PrivateFile;
import org.safeguard.stack.Site;
import org.safeguard.stack.process.Child;
import org.safeguard.stack.process.Command;

/**
 * The empty OpenBao into which a turn of the keys restores the other one's snapshot, to see that it
 * opens: run by the installation's own script, under the other one's seal.
 */
public final class ScratchVaultPart implements Part {
  private static final String ROLE_ID = "safeguard-scratch";

  /** A restored snapshot is gone soon, so that the next turn need not wait. */
  private static final String PROOF_SECONDS = "12";

  private final Site site;
  private final Path script;
  private final VaultPart original;
  private Child service;

  /**
   * @param script the installation's script that runs a scratch vault
   * @param original whose snapshots it shall open; started before
   */
  public ScratchVaultPart(Site site, Path script, VaultPart original) {
    this.site = site;
    this.script = script;
    this.original = original;
  }

  @Override
  public String name() {
    return "The scratch OpenBao";
  }

  @Override
  public void start() {
    Path configuration = configuration().write(site, "vault-scratch");
    PrivateFile.write(appRole().secretIdFile(), site.secrets().password("vault.scratch"));
    var words = List.of("sh", script.toString());
    service =
        site.supervisor()
            .start(
                Command.of(name(), site.folder().logs().resolve("vault-scratch.log"), words)
                    .withEnvironment(variables(configuration)));
    var api = new VaultApi(address(), authority());
    site.supervisor().await(service, Duration.ofSeconds(60), () -> takesSnapshots(api));
  }

  @Override
  public String address() {
    return "https://localhost:" + site.ports().of(Ports.Listener.SCRATCH_VAULT);
  }

  /** That of the script; the server is its child. */
  @Override
  public OptionalLong pid() {
    return OptionalLong.of(service.pid());
  }

  /** PEM of the authority to trust. */
  public Path authority() {
    return site.authority().certificateFile();
  }

  /** What may restore a snapshot there. */
  public AppRole appRole() {
    return new AppRole(ROLE_ID, home().resolve("secret-id"));
  }

  private boolean takesSnapshots(VaultApi api) {
    return api.isReady() && api.accepts(ROLE_ID, PrivateFile.read(appRole().secretIdFile()));
  }

  private VaultConfiguration configuration() {
    return new VaultConfiguration(
        "scratch.hcl",
        home(),
        Ports.Listener.SCRATCH_VAULT,
        Ports.Listener.SCRATCH_VAULT_CLUSTER,
        original.unsealKey());
  }

  private Map<String, String> variables(Path configuration) {
    var variables = new HashMap<String, String>();
    variables.put("VAULT_CLI", original.program().toString());
    variables.put("VAULT_ADDR", address());
    variables.put("VAULT_CACERT", authority().toString());
    variables.put("SAFEGUARD_SCRATCH_FOLDER", PrivateFile.folder(home().resolve("run")).toString());
    variables.put("SAFEGUARD_SCRATCH_CONFIG", configuration.toString());
    variables.put("SAFEGUARD_SCRATCH_ROLE_ID", ROLE_ID);
    variables.put("SAFEGUARD_SCRATCH_SECRET_ID_FILE", appRole().secretIdFile().toString());
    variables.put("SAFEGUARD_SCRATCH_SECONDS", PROOF_SECONDS);
    return variables;
  }

  private Path home() {
    return site.folder().part("vault-scratch");
  }
}
