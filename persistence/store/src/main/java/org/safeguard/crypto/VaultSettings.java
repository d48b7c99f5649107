package org.safeguard.crypto;

import java.nio.file.Path;
import java.util.Map;

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
   * How the application signs in to its vault.
   *
   * @throws BadSetting if a variable is missing, or asks for a link without TLS
   */
  static VaultSettings from(Map<String, String> environment) {
    return from(environment, "SAFEGUARD_VAULT", "SAFEGUARD_VAULT");
  }

  /** How whoever turns the vault's keys signs in to it; the rest as above. */
  static VaultSettings ofTurn(Map<String, String> environment) {
    return from(environment, "SAFEGUARD_VAULT", "SAFEGUARD_VAULT_TURN");
  }

  /** How to sign in to an empty scratch vault; the rest as above. */
  static VaultSettings ofScratch(Map<String, String> environment) {
    return from(environment, "SAFEGUARD_SCRATCH_VAULT", "SAFEGUARD_SCRATCH_VAULT");
  }

  /** How the application signs in to a scratch vault that has become a copy of its own. */
  static VaultSettings ofRestored(Map<String, String> environment) {
    return from(environment, "SAFEGUARD_SCRATCH_VAULT", "SAFEGUARD_VAULT");
  }

  private static VaultSettings from(Map<String, String> environment, String vault, String account) {
    return new VaultSettings(
        BadSetting.requireHttps(environment, vault + "_ADDR"),
        Path.of(BadSetting.require(environment, vault + "_CACERT")),
        BadSetting.require(environment, account + "_ROLE_ID"),
        Path.of(BadSetting.require(environment, account + "_SECRET_ID_FILE")));
  }
}
