package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FromAddress;
import org.safeguard.system.http.Patients;
import org.safeguard.system.http.VaultClient;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** What the vault gives to whom: each patient's key apart, and little to the application. */
@SystemTest
class VaultIT {

  private static final String DECRYPT = "transit/decrypt/safeguard-patient";

  private final RunningStack stack;
  private final VaultClient operator;
  private final VaultClient application;
  private final String roleId;
  private final String secretId;

  VaultIT(RunningStack stack) throws IOException {
    this.stack = stack;
    this.operator = stack.vault().as(stack.environment().get("VAULT_TOKEN"));
    this.roleId =
        operator.get("auth/approle/role/safeguard-app/role-id").json().at("/data/role_id").asText();
    this.secretId = Files.readString(stack.folder().resolve("vault/secret-id"));
    this.application = stack.vault().as(roleId, secretId);
  }

  @Test
  void wrappedKeyOpensUnderItsOwnPatientAndUnderNoOther() throws SQLException {
    String patient = create();
    String other = create();
    Answer opened = decrypt(operator, patient, patient);
    assertEquals(200, opened.status(), opened::text);
    byte[] key = Base64.getDecoder().decode(opened.json().at("/data/plaintext").asText());
    assertEquals(32, key.length);
    assertEquals(400, decrypt(operator, patient, other).status());
    assertEquals(200, decrypt(operator, other, other).status());
  }

  /** Else the refusals below could be those of a token that opens nothing. */
  @Test
  void applicationMayHaveKeysMadeAndOpened() throws SQLException {
    String patient = create();
    assertEquals(200, decrypt(application, patient, patient).status());
    Answer made =
        application.post(
            "transit/datakey/wrapped/safeguard-patient", Map.of("context", context(patient)));
    assertEquals(200, made.status(), made::text);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, transit/encrypt/safeguard-patient",
    "POST, transit/encrypt/no-such-key",
    "POST, transit/datakey/plaintext/safeguard-patient",
    "POST, transit/rewrap/safeguard-patient",
    "GET, transit/export/encryption-key/safeguard-patient",
    "GET, transit/backup/safeguard-patient",
    "GET, transit/keys/safeguard-patient",
    "LIST, transit/keys",
    "POST, transit/keys/another",
    "POST, transit/keys/safeguard-patient/config",
    "POST, transit/keys/safeguard-patient/rotate",
    "POST, transit/keys/safeguard-patient/trim",
    "DELETE, transit/keys/safeguard-patient",
    "GET, secret/data/safeguard",
    "GET, auth/approle/role/safeguard-app",
    "POST, auth/approle/role/safeguard-app/secret-id",
    "POST, auth/token/create",
    "GET, sys/mounts",
    "GET, sys/policies/acl/safeguard-app",
    "POST, sys/policies/acl/safeguard-app"
  })
  void applicationMayDoNothingElse(String method, String path) {
    Answer refused = application.send(method, path, "{}");
    assertEquals(403, refused.status(), refused::text);
  }

  /** Else a path that is not there would pass for one that is closed. */
  @ParameterizedTest
  @CsvSource({
    "GET, transit/keys/safeguard-patient",
    "LIST, transit/keys",
    "GET, auth/approle/role/safeguard-app",
    "GET, sys/mounts",
    "GET, sys/policies/acl/safeguard-app"
  })
  void operatorFindsWhatTheApplicationMayNotRead(String method, String path) {
    assertEquals(200, operator.send(method, path, "").status());
  }

  /** Stolen together, role id and secret id give no token to another machine. */
  @Test
  void applicationSignsInFromItsServersAddressAlone() throws IOException {
    URI login = stack.environment().address("VAULT_ADDR").resolve("/v1/auth/approle/login");
    String proof = "{\"role_id\":\"%s\",\"secret_id\":\"%s\"}".formatted(roleId, secretId);
    SSLContext trust = stack.trust().context();
    assertEquals(200, new FromAddress(trust, "127.0.0.1").post(login, proof));
    int elsewhere = new FromAddress(trust, "127.0.0.2").post(login, proof);
    assertTrue(elsewhere == 400 || elsewhere == 403, () -> "status " + elsewhere);
  }

  @Test
  void keysThatWrapCannotBeTakenOut() {
    assertEquals(
        "false",
        operator.get("transit/keys/safeguard-patient").json().at("/data/exportable").asText());
    Answer refused = operator.get("transit/export/encryption-key/safeguard-patient");
    assertNotEquals(200, refused.status());
    assertTrue(refused.json().at("/data/keys").isMissingNode(), refused::text);
  }

  private String create() {
    Answer created =
        stack
            .fhirAsSystem()
            .post("/Patient", Patients.json(Patients.unique("Key"), "Ada", Patients.number()));
    assertEquals(201, created.status(), created::text);
    return created.id();
  }

  /** Opens one patient's key under the context of a patient. */
  private Answer decrypt(VaultClient vault, String ofPatient, String underPatient)
      throws SQLException {
    return vault.post(
        DECRYPT, Map.of("ciphertext", wrapped(ofPatient), "context", context(underPatient)));
  }

  private String wrapped(String patient) throws SQLException {
    try (Connection connection = stack.databases().as("safeguard_app").connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select wrapped from data_key where purpose = 'PATIENT' and subject = ?")) {
      query.setString(1, patient);
      ResultSet row = query.executeQuery();
      assertTrue(row.next(), "the patient has no key");
      return row.getString(1);
    }
  }

  /** Purpose and subject, each behind its length, as the application derives them. */
  private static String context(String patient) {
    byte[] purpose = "PATIENT".getBytes(StandardCharsets.UTF_8);
    byte[] subject = patient.getBytes(StandardCharsets.UTF_8);
    ByteBuffer context =
        ByteBuffer.allocate(2 * Integer.BYTES + purpose.length + subject.length)
            .putInt(purpose.length)
            .put(purpose)
            .putInt(subject.length)
            .put(subject);
    return Base64.getEncoder().encodeToString(context.array());
  }
}
