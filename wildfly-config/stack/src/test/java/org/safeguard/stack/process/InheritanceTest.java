package org.safeguard.stack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InheritanceTest {

  @Test
  void settingsMeantForOtherServersDoNotReachTheStacks() {
    var environment =
        new HashMap<>(
            Map.of(
                "PATH",
                "/bin",
                "PGDATA",
                "/mine",
                "KC_DB",
                "mysql",
                "VAULT_TOKEN",
                "root",
                "SAFEGUARD_NODE",
                "ward-7",
                "HTTPS_PROXY",
                "proxy"));
    assertEquals(Map.of("PATH", "/bin", "HTTPS_PROXY", "proxy"), Inheritance.clean(environment));
  }
}
