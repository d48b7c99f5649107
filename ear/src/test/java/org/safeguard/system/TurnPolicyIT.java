package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FromAddress;
import org.safeguard.system.http.VaultClient;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/**
 * What the vault lets the turn of the keys do: make the next version, wrap anew, close the old one,
 * take a snapshot; and nothing that would open a data key or take a key away.
 */
@SystemTest
class TurnPolicyIT {

  private static final String CONTEXT =
      Base64.getEncoder().encodeToString("a context".getBytes(StandardCharsets.UTF_8));

  private final RunningStack stack;
  private final VaultClient operator;
  private final VaultClient turn;
  private final VaultClient application;
  private final String roleId;
  private final String secretId;

  TurnPolicyIT(RunningStack stack) throws IOException {
    this.stack = stack;
    this.operator = stack.vault().as(stack.environment().get("VAULT_TOKEN"));
    this.roleId = roleId("safeguard-turn");
    this.secretId = Files.readString(stack.folder().resolve("vault/turn-secret-id"));
    this.turn = stack.vault().as(roleId, secretId);
    this.application =
        stack
            .vault()
            .as(
                roleId("safeguard-app"),
                Files.readString(stack.folder().resolve("vault/secret-id")));
  }

  /** To turn or trim a key of a running stack would change it for good: the vault says who may. */
  @ParameterizedTest
  @ValueSource(
      strings = {"safeguard-patient", "safeguard-type", "safeguard-index", "safeguard-audit"})
  void turnMayDoThisWithEachKey(String key) {
    assertEquals(List.of("read"), may(turn, "transit/keys/" + key));
    for (String act : List.of("rotate", "config", "trim")) {
      assertEquals(List.of("update"), may(turn, "transit/keys/" + key + "/" + act), act);
    }
    assertEquals(List.of("update"), may(turn, "transit/rewrap/" + key));
  }

  @Test
  void turnReadsAKeysVersionsAndSetsThem() {
    JsonNode key = turn.get("transit/keys/safeguard-index").json().path("data");
    assertTrue(key.path("latest_version").asInt() >= 1, key::toString);
    Answer set =
        turn.post(
            "transit/keys/safeguard-index/config",
            Map.of(
                "min_encryption_version", key.path("min_encryption_version").asInt(),
                "min_decryption_version", key.path("min_decryption_version").asInt()));
    assertTrue(List.of(200, 204).contains(set.status()), set::text);
  }

  @Test
  void turnWrapsADataKeyAnewWithoutSeeingIt() {
    Answer made =
        application.post("transit/datakey/wrapped/safeguard-type", Map.of("context", CONTEXT));
    assertEquals(200, made.status(), made::text);
    String wrapped = made.json().at("/data/ciphertext").asText();
    Answer anew =
        turn.post(
            "transit/rewrap/safeguard-type", Map.of("ciphertext", wrapped, "context", CONTEXT));
    assertEquals(200, anew.status(), anew::text);
    assertTrue(anew.json().at("/data/ciphertext").asText().startsWith("vault:v"), anew::text);
    assertEquals(
        403,
        turn.post(
                "transit/decrypt/safeguard-type", Map.of("ciphertext", wrapped, "context", CONTEXT))
            .status());
  }

  @Test
  void turnTakesASnapshot() {
    assertEquals(200, turn.get("sys/storage/raft/snapshot").status());
  }

  @Test
  void turnKeepsItsTokenAlive() {
    assertEquals(200, turn.post("auth/token/renew-self", Map.of()).status());
    assertEquals(200, turn.get("auth/token/lookup-self").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"deletion_allowed\": true}",
        "{\"exportable\": true}",
        "{\"allow_plaintext_backup\": true}",
        "{\"auto_rotate_period\": \"24h\"}",
        "{\"min_decryption_version\": 1, \"deletion_allowed\": true}"
      })
  void turnSetsNothingOfAKeyButItsVersions(String settings) {
    Answer refused = turn.send("POST", "transit/keys/safeguard-patient/config", settings);
    assertEquals(403, refused.status(), refused::text);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, transit/decrypt/safeguard-patient",
    "POST, transit/encrypt/safeguard-patient",
    "POST, transit/encrypt/no-such-key",
    "POST, transit/datakey/wrapped/safeguard-patient",
    "POST, transit/datakey/plaintext/safeguard-patient",
    "GET, transit/export/encryption-key/safeguard-patient",
    "GET, transit/backup/safeguard-patient",
    "POST, transit/restore/another",
    "DELETE, transit/keys/safeguard-patient",
    "POST, transit/keys/safeguard-patient",
    "LIST, transit/keys",
    "POST, transit/keys/another",
    "GET, transit/keys/safeguard-backup",
    "POST, transit/keys/safeguard-backup/rotate",
    "POST, transit/keys/safeguard-backup/config",
    "POST, transit/keys/safeguard-backup/trim",
    "POST, transit/rewrap/safeguard-backup",
    "POST, transit/decrypt/safeguard-backup",
    "POST, sys/storage/raft/snapshot",
    "POST, sys/storage/raft/snapshot-force",
    "GET, sys/storage/raft/configuration",
    "PUT, sys/seal",
    "GET, sys/mounts",
    "GET, sys/policies/acl/safeguard-turn",
    "POST, sys/policies/acl/safeguard-turn",
    "GET, auth/approle/role/safeguard-turn",
    "POST, auth/approle/role/safeguard-turn/secret-id",
    "POST, auth/token/create"
  })
  void turnMayDoNothingElse(String method, String path) {
    Answer refused = turn.send(method, path, "{}");
    assertEquals(403, refused.status(), refused::text);
  }

  /** Else a path that is not there would pass for one that is closed. */
  @ParameterizedTest
  @CsvSource({
    "GET, transit/keys/safeguard-backup",
    "LIST, transit/keys",
    "GET, sys/storage/raft/configuration",
    "GET, auth/approle/role/safeguard-turn",
    "GET, sys/policies/acl/safeguard-turn"
  })
  void operatorFindsWhatTheTurnMayNotRead(String method, String path) {
    assertEquals(200, operator.send(method, path, "").status());
  }

  /** Whoever serves requests cannot close the versions that he needs, nor copy the vault. */
  @ParameterizedTest
  @CsvSource({
    "GET, transit/keys/safeguard-type",
    "POST, transit/keys/safeguard-type/rotate",
    "POST, transit/keys/safeguard-type/config",
    "POST, transit/keys/safeguard-type/trim",
    "POST, transit/rewrap/safeguard-type",
    "POST, transit/keys/safeguard-backup/rotate",
    "GET, sys/storage/raft/snapshot"
  })
  void applicationMayDoNothingOfTheTurns(String method, String path) {
    Answer refused = application.send(method, path, "{}");
    assertEquals(403, refused.status(), refused::text);
  }

  /** With these it seals the copy of the key table. */
  @Test
  void applicationHasKeysOfTheBackupMadeAndOpened() {
    Answer made =
        application.post("transit/datakey/wrapped/safeguard-backup", Map.of("context", CONTEXT));
    assertEquals(200, made.status(), made::text);
    Answer opened =
        application.post(
            "transit/decrypt/safeguard-backup",
            Map.of("ciphertext", made.json().at("/data/ciphertext").asText(), "context", CONTEXT));
    assertEquals(200, opened.status(), opened::text);
  }

  @Test
  void turnSignsInFromItsServersAddressAlone() throws IOException {
    URI login = stack.environment().address("VAULT_ADDR").resolve("/v1/auth/approle/login");
    String proof = "{\"role_id\":\"%s\",\"secret_id\":\"%s\"}".formatted(roleId, secretId);
    SSLContext trust = stack.trust().context();
    assertEquals(200, new FromAddress(trust, "127.0.0.1").post(login, proof));
    int elsewhere = new FromAddress(trust, "127.0.0.2").post(login, proof);
    assertTrue(elsewhere == 400 || elsewhere == 403, () -> "status " + elsewhere);
  }

  private String roleId(String role) {
    return operator
        .get("auth/approle/role/" + role + "/role-id")
        .json()
        .at("/data/role_id")
        .asText();
  }

  /** What a token may do with a path, as the vault itself says. */
  private List<String> may(VaultClient client, String path) {
    Answer token = client.get("auth/token/lookup-self");
    Answer answer =
        operator.post(
            "sys/capabilities",
            Map.of("token", token.json().at("/data/id").asText(), "paths", List.of(path)));
    assertEquals(200, answer.status(), answer::text);
    List<String> found = new ArrayList<>();
    answer.json().at("/data/capabilities").forEach(one -> found.add(one.asText()));
    return found;
  }
}
