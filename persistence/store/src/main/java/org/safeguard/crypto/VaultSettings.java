package org.safeguard.crypto;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the vault is and how this server shows who it is.
 *
 * @param address such as {@code https://vault.example.org:8200}
 * @param trusted file of PEM certificates, the only ones trusted to sign the vault's
 * @param roleId the AppRole's id
 * @param secretId file with the AppRole's secret id, read at every login
 */
record VaultSettings(String address, Path trusted, String roleId, Path secretId) {

  /**
   * The settings that the environment variables of the server give.
   *
   * @throws IllegalStateException if one is missing or asks for a link without TLS
   */
  static VaultSettings from(Map<String, String> environment) {
    String address = required(environment, "SAFEGUARD_VAULT_ADDR");
    if (!address.startsWith("https://")) {
      throw new IllegalStateException("SAFEGUARD_VAULT_ADDR must begin with https://");
    }
    return new VaultSettings(
        address,
        Path.of(required(environment, "SAFEGUARD_VAULT_CACERT")),
        required(environment, "SAFEGUARD_VAULT_ROLE_ID"),
        Path.of(required(environment, "SAFEGUARD_VAULT_SECRET_ID_FILE")));
  }

  private static String required(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new IllegalStateException(name + " is not set"));
  }
}
