package org.safeguard.stack.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.safeguard.stack.PrivateFile;

/**
 * Sets a running key server up for Safeguard with the installation's own script, and hands out its
 * AppRole.
 */
final class KeyServer {
  private static final String ROLE = "safeguard-app";

  private final VaultConnection connection;
  private final VaultApi api;
  private final Path secretIdFile;

  KeyServer(VaultConnection connection, Path folder) {
    this.connection = connection;
    this.api = new VaultApi(connection.address(), connection.authority());
    this.secretIdFile = folder.resolve("secret-id");
  }

  /**
   * Mount, keys, policy and AppRole; safe to repeat, so that a changed policy arrives with the next
   * start.
   *
   * @param settings the script's own variables
   */
  void setUp(VaultCommand command, Path program, Path script, Map<String, String> settings) {
    var variables = new HashMap<>(connection.variables());
    variables.putAll(settings);
    command.run(script, program, variables);
  }

  /** The AppRole, with the secret id of the last start while the server still takes it. */
  AppRole appRole() {
    String roleId = api.roleId(ROLE, connection.token());
    if (!Files.exists(secretIdFile) || !api.accepts(roleId, PrivateFile.read(secretIdFile))) {
      PrivateFile.write(secretIdFile, api.newSecretId(ROLE, connection.token()));
    }
    return new AppRole(roleId, secretIdFile);
  }
}
