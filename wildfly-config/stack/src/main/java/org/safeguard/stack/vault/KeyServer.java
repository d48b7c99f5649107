package org.safeguard.stack.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.safeguard.stack.PrivateFile;

/**
 * Sets a running key server up for Safeguard with the installation's own script, and hands out its
 * AppRoles.
 */
final class KeyServer {
  private final VaultConnection connection;
  private final VaultApi api;
  private final Path folder;

  KeyServer(VaultConnection connection, Path folder) {
    this.connection = connection;
    this.api = new VaultApi(connection.address(), connection.authority());
    this.folder = folder;
  }

  /**
   * Mount, keys, policies and AppRoles; safe to repeat, so that a changed policy arrives with the
   * next start.
   *
   * @param settings the script's own variables
   */
  void setUp(VaultCommand command, Path program, Path script, Map<String, String> settings) {
    var variables = new HashMap<>(connection.variables());
    variables.putAll(settings);
    command.run(script, program, variables);
  }

  /**
   * An AppRole, with the secret id of the last start while the server still takes it.
   *
   * @param secretIdName the file that keeps the secret id
   */
  AppRole appRole(String role, String secretIdName) {
    String roleId = api.roleId(role, connection.token());
    Path secretIdFile = folder.resolve(secretIdName);
    if (!Files.exists(secretIdFile) || !api.accepts(roleId, PrivateFile.read(secretIdFile))) {
      PrivateFile.write(secretIdFile, api.newSecretId(role, connection.token()));
    }
    return new AppRole(roleId, secretIdFile);
  }
}
