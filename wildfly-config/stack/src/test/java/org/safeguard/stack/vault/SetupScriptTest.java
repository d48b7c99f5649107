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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.stack.BuildOutput;

/** What the installation's script says to the vault, told by a client that only writes it down. */
class SetupScriptTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"safeguard-app", "safeguard-turn"})
  void secretIdsAndTokensAreBoundToTheServersAddresses(String name) throws Exception {
    List<String> role = roleAfter("10.20.0.11/32,10.20.0.12/32", name);
    assertTrue(role.contains("secret_id_bound_cidrs=10.20.0.11/32,10.20.0.12/32"), role::toString);
    assertTrue(role.contains("token_bound_cidrs=10.20.0.11/32,10.20.0.12/32"), role::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"safeguard-app", "safeguard-turn"})
  void withoutAddressesABindingIsLeftAsItIs(String name) throws Exception {
    List<String> role = roleAfter("", name);
    assertFalse(role.toString().contains("bound_cidrs"), role::toString);
    assertFalse(role.contains(""), "an empty argument");
  }

  @ParameterizedTest
  @ValueSource(strings = {"safeguard-app", "safeguard-turn"})
  void eachRoleHasThePolicyOfItsNameAndNoOther(String name) throws Exception {
    List<String> role = roleAfter("", name);
    assertTrue(role.contains("token_policies=" + name), role::toString);
    assertTrue(role.contains("token_no_default_policy=true"), role::toString);
    String file = BuildOutput.current().installation("vault/" + name + ".hcl").toString();
    assertTrue(calls("").contains("policy|write|" + name + "|" + file));
  }

  @Test
  void everyKeyBindsWhatItWrapsToAContext() throws Exception {
    List<String> keys =
        calls("").stream().filter(call -> call.startsWith("write|-f|transit/keys/")).toList();
    assertEquals(
        List.of(
            "write|-f|transit/keys/safeguard-patient|type=aes256-gcm96|derived=true|exportable=false",
            "write|-f|transit/keys/safeguard-type|type=aes256-gcm96|derived=true|exportable=false",
            "write|-f|transit/keys/safeguard-index|type=aes256-gcm96|derived=true|exportable=false",
            "write|-f|transit/keys/safeguard-audit|type=aes256-gcm96|derived=true|exportable=false",
            "write|-f|transit/keys/safeguard-backup|type=aes256-gcm96|derived=true|exportable=false"),
        keys);
  }

  /** The words with which the script writes an AppRole. */
  private List<String> roleAfter(String addresses, String name)
      throws IOException, InterruptedException {
    return calls(addresses).stream()
        .filter(call -> call.startsWith("write|auth/approle/role/" + name + "|"))
        .map(call -> List.of(call.split("\\|", -1)))
        .findFirst()
        .orElseThrow();
  }

  /** All that the script says to a vault in which nothing is yet, its words set apart by bars. */
  private List<String> calls(String addresses) throws IOException, InterruptedException {
    Path calls = folder.resolve("calls");
    Files.deleteIfExists(calls);
    var script =
        new ProcessBuilder("sh", BuildOutput.current().installation("vault/setup.sh").toString());
    script.environment().put("VAULT_CLI", client(calls).toString());
    script.environment().put("SAFEGUARD_SERVER_CIDRS", addresses);
    assertEquals(0, script.redirectErrorStream(true).start().waitFor());
    return Files.readAllLines(calls);
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
            case $call in "read|transit/keys/"*) exit 1 ;; esac
            """
                .formatted(calls));
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }
}
