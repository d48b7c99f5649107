package org.safeguard.stack.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.safeguard.stack.StackException;

class VaultConnectionTest {

  @Test
  void withoutAnAddressTheStackBringsItsOwn() {
    assertTrue(VaultConnection.of(Map.of("VAULT_TOKEN", "t")).isEmpty());
  }

  @Test
  void theServerOfTheEnvironmentIsUsed() {
    var connection =
        VaultConnection.of(
                Map.of(
                    "VAULT_ADDR",
                    "https://vault:8200/",
                    "VAULT_TOKEN",
                    "t",
                    "VAULT_CACERT",
                    "/ca.pem"))
            .orElseThrow();
    assertEquals("https://vault:8200", connection.address());
    assertEquals(Path.of("/ca.pem"), connection.authority());
    assertEquals("t", connection.token());
  }

  @Test
  void anAddressAloneIsRefusedWithWhatToSet() {
    var refusal =
        assertThrows(
            StackException.class,
            () -> VaultConnection.of(Map.of("VAULT_ADDR", "https://vault:8200")));
    assertTrue(refusal.getMessage().contains("VAULT_TOKEN"));
    assertTrue(refusal.getMessage().contains("VAULT_CACERT"));
  }

  @Test
  void theTokenDoesNotPrint() {
    assertFalse(
        new VaultConnection("https://v", Path.of("/ca"), "s.secret")
            .toString()
            .contains("s.secret"));
  }
}
