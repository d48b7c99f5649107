package org.safeguard.stack.vault;

import java.nio.file.Path;
import java.util.Map;

/**
 * How an operator reaches the key server.
 *
 * @param address the base address, https
 * @param authority PEM of the authority to trust
 * @param token an operator's
 */
public record VaultConnection(String address, Path authority, String token) {

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
