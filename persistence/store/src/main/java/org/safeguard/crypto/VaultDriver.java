package org.safeguard.crypto;

import io.github.jopenlibs.vault.EnvironmentLoader;
import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultConfig;
import io.github.jopenlibs.vault.VaultException;
import java.net.http.HttpClient;

/** The vault's driver, set up for one call at a time over one shared client. */
final class VaultDriver {

  /** Lest a token or an address be taken that happens to stand in the environment. */
  private static final EnvironmentLoader NOTHING =
      new EnvironmentLoader() {
        private static final long serialVersionUID = 1L;

        @Override
        public String loadVariable(String name) {
          return null;
        }
      };

  private final String address;
  private final HttpClient client;

  VaultDriver(String address, HttpClient client) {
    this.address = address;
    this.client = client;
  }

  /** For calls without a token. */
  Vault anonymous(Deadline deadline) {
    return vault("", deadline);
  }

  /** For calls under that token, which are to be answered by the deadline. */
  Vault under(VaultToken token, Deadline deadline) {
    return vault(token.text(), deadline);
  }

  private Vault vault(String token, Deadline deadline) {
    try {
      VaultConfig config =
          new VaultConfig()
              .environmentLoader(NOTHING)
              .address(address)
              .token(token)
              .httpClient(new DeadlineClient(client, deadline))
              .build();
      // For another engine version than 1 it would rewrite the paths.
      return Vault.create(config, 1);
    } catch (VaultException e) {
      throw new IllegalStateException("the vault's driver refuses its settings", e);
    }
  }
}
