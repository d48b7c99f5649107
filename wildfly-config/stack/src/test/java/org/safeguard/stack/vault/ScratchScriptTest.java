package org.safeguard.stack.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.stack.BuildOutput;

/**
 * How the installation's script runs a scratch vault, told by a program that stands for server and
 * client: it writes down what it is told, and is the cluster that a file names.
 */
class ScratchScriptTest {
  private static final String ROOT_TOKEN = "root-token-of-this-round";

  @TempDir private Path temporary;
  private Path folder;
  private Path configuration;
  private Process script;

  @BeforeEach
  void configure() throws IOException {
    folder = temporary.resolve("scratch");
    configuration =
        Files.writeString(
            temporary.resolve("vault.hcl"), "path = \"" + folder.resolve("data") + "\"\n");
    Files.writeString(temporary.resolve("secret-id"), "secret");
    become("empty-cluster");
  }

  @AfterEach
  void end() throws InterruptedException {
    if (script != null) {
      script.destroy();
      if (!script.waitFor(10, TimeUnit.SECONDS)) {
        script.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void nobodyMayDoAnythingThereButRestoreASnapshot() throws Exception {
    start("60");
    await(() -> told().contains("ready for a snapshot"));
    assertEquals(
        """
        path "sys/storage/raft/snapshot-force" {
          capabilities = ["update"]
        }
        """,
        Files.readString(temporary.resolve("policy")));
    List<String> calls = calls();
    assertTrue(
        calls.stream()
            .anyMatch(
                call ->
                    call.startsWith("write auth/approle/role/safeguard-scratch token_policies=")
                        && call.contains("token_policies=safeguard-scratch ")
                        && call.contains("token_no_default_policy=true")),
        calls::toString);
    assertEquals("token revoke -self", lastUnderRoot(calls));
  }

  @Test
  void roleIdAndSecretIdAreTheSameInEachRound() throws Exception {
    start("60");
    await(() -> told().contains("ready for a snapshot"));
    String role = "write auth/approle/role/safeguard-scratch/";
    assertTrue(calls().contains(role + "role-id role_id=fixed"));
    assertTrue(
        calls().contains(role + "custom-secret-id secret_id=@" + temporary.resolve("secret-id")));
  }

  /** Arguments can be read by every account of the machine. */
  @Test
  void rootTokenStandsInNoArgumentAndNoLog() throws Exception {
    start("60");
    await(() -> told().contains("ready for a snapshot"));
    assertFalse(calls().toString().contains(ROOT_TOKEN));
    assertFalse(told().contains(ROOT_TOKEN));
  }

  @Test
  void restoredVaultIsWipedAfterItsTimeAndAnEmptyOneFollows() throws Exception {
    start("1");
    await(() -> told().contains("ready for a snapshot"));
    Path first = Files.writeString(folder.resolve("data/keys"), "of the real vault");
    become("real-cluster");
    await(() -> told().contains("wiped in 1 s"));
    become("empty-cluster");
    await(() -> told().split("ready for a snapshot", -1).length == 3);
    assertFalse(Files.exists(first));
    assertEquals(2, calls().stream().filter(call -> call.startsWith("server ")).count());
  }

  /** A snapshot under another seal leaves a vault that never opens. */
  @Test
  void vaultThatDoesNotOpenIsWipedToo() throws Exception {
    start("1");
    await(() -> told().contains("ready for a snapshot"));
    become("");
    await(() -> told().contains("wiped in 1 s"));
  }

  @Test
  void endLeavesNeitherServerNorData() throws Exception {
    start("60");
    await(() -> told().contains("ready for a snapshot"));
    List<ProcessHandle> family = script.descendants().toList();
    assertFalse(family.isEmpty());
    script.destroy();
    assertTrue(script.waitFor(10, TimeUnit.SECONDS));
    assertEquals(0, script.exitValue());
    assertFalse(Files.exists(folder.resolve("data")));
    await(() -> family.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Whoever names the real vault's folder by mistake must not lose it. */
  @Test
  void folderOfSomeoneElseIsNotWiped() throws Exception {
    Path theirs = Files.createDirectories(folder.resolve("data")).resolve("vault.db");
    Files.writeString(theirs, "keys");
    start("60");
    assertTrue(script.waitFor(10, TimeUnit.SECONDS));
    assertEquals(1, script.exitValue());
    assertEquals("keys", Files.readString(theirs));
  }

  @Test
  void serverThatWouldStoreElsewhereIsNotStarted() throws Exception {
    Files.writeString(configuration, "path = \"/srv/vault/data\"\n");
    start("60");
    assertTrue(script.waitFor(10, TimeUnit.SECONDS));
    assertEquals(1, script.exitValue());
    assertEquals(List.of(), calls());
  }

  private void start(String seconds) throws IOException {
    var words = List.of("sh", BuildOutput.current().installation("vault/scratch.sh").toString());
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    var variables = builder.environment();
    variables.put("VAULT_CLI", program().toString());
    variables.put("VAULT_ADDR", "https://localhost");
    variables.put("VAULT_CACERT", "ca.pem");
    variables.put("SAFEGUARD_SCRATCH_FOLDER", folder.toString());
    variables.put("SAFEGUARD_SCRATCH_CONFIG", configuration.toString());
    variables.put("SAFEGUARD_SCRATCH_ROLE_ID", "fixed");
    variables.put("SAFEGUARD_SCRATCH_SECRET_ID_FILE", temporary.resolve("secret-id").toString());
    variables.put("SAFEGUARD_SCRATCH_SECONDS", seconds);
    script = builder.redirectOutput(temporary.resolve("log").toFile()).start();
  }

  private Path program() throws IOException {
    Path file =
        Files.writeString(
            temporary.resolve("program"),
            """
            #!/bin/sh
            cd '%s'
            [ "$1" = status ] || echo "$*" >> calls
            [ "$BAO_TOKEN" != '%2$s' ] || echo "$*" >> under-root
            case "$1 $2" in
              "server "*) exec sleep 600 ;;
              "operator init") echo 'Initial Root Token: %2$s' ;;
              "status "*) sed 's/^/Cluster ID    /' cluster ;;
              "policy write") cat > policy ;;
            esac
            """
                .formatted(temporary, ROOT_TOKEN));
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  /** The cluster that the vault now is; none while it is sealed. */
  private void become(String cluster) throws IOException {
    Files.writeString(temporary.resolve("cluster"), cluster.isEmpty() ? "" : cluster + "\n");
  }

  private String told() {
    return read("log");
  }

  private List<String> calls() {
    return read("calls").lines().toList();
  }

  /** The last call with the root token, if no other came after it. */
  private String lastUnderRoot(List<String> calls) {
    List<String> underRoot = read("under-root").lines().toList();
    String last = underRoot.get(underRoot.size() - 1);
    assertEquals(last, calls.get(calls.size() - 1));
    return last;
  }

  private String read(String name) {
    Path file = temporary.resolve(name);
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    assertTrue(condition.getAsBoolean(), this::told);
  }
}
