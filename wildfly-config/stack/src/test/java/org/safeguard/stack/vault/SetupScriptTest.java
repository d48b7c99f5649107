package org.safeguard.stack.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.BuildOutput;

/** What the installation's script says to the vault, told by a client that only writes it down. */
class SetupScriptTest {
  @TempDir private Path folder;

  @Test
  void secretIdsAndTokensAreBoundToTheServersAddresses() throws Exception {
    List<String> role = roleAfter("10.20.0.11/32,10.20.0.12/32");
    assertTrue(role.contains("secret_id_bound_cidrs=10.20.0.11/32,10.20.0.12/32"), role::toString);
    assertTrue(role.contains("token_bound_cidrs=10.20.0.11/32,10.20.0.12/32"), role::toString);
  }

  @Test
  void withoutAddressesABindingIsLeftAsItIs() throws Exception {
    List<String> role = roleAfter("");
    assertTrue(role.contains("token_policies=safeguard-app"), role::toString);
    assertFalse(role.toString().contains("bound_cidrs"), role::toString);
    assertFalse(role.contains(""), "an empty argument");
  }

  /** The words with which the script writes the AppRole. */
  private List<String> roleAfter(String addresses) throws IOException, InterruptedException {
    Path calls = folder.resolve("calls");
    var script =
        new ProcessBuilder("sh", BuildOutput.current().installation("vault/setup.sh").toString());
    script.environment().put("VAULT_CLI", client(calls).toString());
    script.environment().put("SAFEGUARD_SERVER_CIDRS", addresses);
    assertEquals(0, script.redirectErrorStream(true).start().waitFor());
    return Files.readAllLines(calls).stream()
        .filter(call -> call.startsWith("write|auth/approle/role/safeguard-app|"))
        .map(call -> List.of(call.split("\\|", -1)))
        .findFirst()
        .orElseThrow();
  }

  private Path client(Path calls) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("client"),
            """
            #!/bin/sh
            call=$1
            shift
            for word; do call="$call|$word"; done
            echo "$call" >> '%s'
            """
                .formatted(calls));
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }
}
