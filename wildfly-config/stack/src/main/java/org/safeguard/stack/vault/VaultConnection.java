package org.safeguard.stack.vault;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.safeguard.stack.StackException;

/**
 * How an operator reaches the key server.
 *
 * @param address the base address, https
 * @param authority PEM of the authority to trust
 * @param token an operator's
 */
public record VaultConnection(String address, Path authority, String token) {

  /** The server that the user's environment names, if it names one. */
  public static Optional<VaultConnection> of(Map<String, String> environment) {
    if (!environment.containsKey("VAULT_ADDR")) {
      return Optional.empty();
    }
    if (!environment.containsKey("VAULT_TOKEN") || !environment.containsKey("VAULT_CACERT")) {
      throw new StackException(
          "VAULT_ADDR is set, so that server is used: set VAULT_TOKEN (an operator's) and VAULT_CACERT"
              + " too, or unset VAULT_ADDR");
    }
    return Optional.of(
        new VaultConnection(
            environment.get("VAULT_ADDR").replaceAll("/+$", ""),
            Path.of(environment.get("VAULT_CACERT")).toAbsolutePath(),
            environment.get("VAULT_TOKEN")));
  }

  /** As the variables that the `vault` and `bao` commands read. */
  Map<String, String> variables() {
    return Map.of(
        "VAULT_ADDR",
        address,
        "VAULT_CACERT",
        authority.toString(),
        "VAULT_TOKEN",
        token,
        "BAO_ADDR",
        address,
        "BAO_CACERT",
        authority.toString(),
        "BAO_TOKEN",
        token);
  }

  @Override
  public String toString() {
    return "VaultConnection[" + address + "]";
  }
}
