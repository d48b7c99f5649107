package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultSettingsTest {

  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "SAFEGUARD_VAULT_ADDR", "https://vault:8200",
              "SAFEGUARD_VAULT_CACERT", "ca.pem",
              "SAFEGUARD_VAULT_ROLE_ID", "role",
              "SAFEGUARD_VAULT_SECRET_ID_FILE", "secret-id"));

  @Test
  void everyVariableIsRead() {
    assertEquals(
        new VaultSettings("https://vault:8200", Path.of("ca.pem"), "role", Path.of("secret-id")),
        VaultSettings.from(environment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SAFEGUARD_VAULT_ADDR",
        "SAFEGUARD_VAULT_CACERT",
        "SAFEGUARD_VAULT_ROLE_ID",
        "SAFEGUARD_VAULT_SECRET_ID_FILE"
      })
  void missingVariableIsNamed(String name) {
    environment.put(name, " ");
    Exception failure =
        assertThrows(IllegalStateException.class, () -> VaultSettings.from(environment));
    assertTrue(failure.getMessage().contains(name));
  }

  @Test
  void linkWithoutTlsIsRefused() {
    environment.put("SAFEGUARD_VAULT_ADDR", "http://vault:8200");
    assertThrows(IllegalStateException.class, () -> VaultSettings.from(environment));
  }
}
