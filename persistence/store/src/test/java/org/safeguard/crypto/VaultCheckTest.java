package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whether the vault would unwrap keys, asked without asking for one. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class VaultCheckTest {

  private static final String CAPABILITIES = "/v1/sys/capabilities-self";

  private static TestCertificate certificate;

  @TempDir private Path folder;
  private FakeTransit vault;
  private VaultKeyWrapper wrapper;

  @BeforeAll
  static void makeCertificate(@TempDir Path folder) throws Exception {
    certificate = TestCertificate.make(folder, "ip:127.0.0.1");
  }

  @BeforeEach
  void start() throws Exception {
    vault = new FakeTransit(certificate);
    Path secretId = Files.writeString(folder.resolve("secret-id"), "s1");
    Path trusted = certificate.pem();
    wrapper =
        new VaultKeyWrapper(
            new VaultSession(
                new VaultSettings(vault.address(), trusted, "role", secretId),
                VaultTls.client(trusted),
                System::nanoTime));
    answerOnce();
  }

  /** The first call of a cold JVM may take longer than the vault is given. */
  private void answerOnce() {
    vault.on(CAPABILITIES, 200, capabilities("update"));
    for (int attempt = 0; attempt < 10; attempt++) {
      try {
        wrapper.check();
        return;
      } catch (KeysUnavailable tooLate) {
        assertFalse(tooLate.withdrawn());
      }
    }
  }

  @AfterEach
  void stop() {
    vault.close();
  }

  @Test
  void checkPassesWhileEveryPathThatUnwrapsIsOpen() {
    vault.on(CAPABILITIES, 200, capabilities("update"));
    wrapper.check();
    String asked = vault.asked.get(vault.asked.size() - 1).body();
    for (KeyPurpose purpose : KeyPurpose.STORED) {
      assertTrue(asked.contains("transit/decrypt/" + purpose.transitKey()), asked);
    }
  }

  @Test
  void checkTellsKeysThatAreDenied() {
    vault.on(CAPABILITIES, 200, capabilities("deny"));
    assertTrue(assertThrows(KeysUnavailable.class, wrapper::check).withdrawn());
  }

  @Test
  void checkOfASealedVaultTellsSo() {
    vault.on(CAPABILITIES, 503, "{\"errors\":[\"Vault is sealed\"]}");
    assertTrue(assertThrows(KeysUnavailable.class, wrapper::check).withdrawn());
  }

  @Test
  void checkThatGetsNoAnswerToItsQuestionIsNoWithdrawal() {
    vault.on(CAPABILITIES, 400, "{\"errors\":[\"no\"]}");
    assertFalse(assertThrows(KeysUnavailable.class, wrapper::check).withdrawn());
  }

  private static String capabilities(String ofIndexKeys) {
    return """
        {"data":{"capabilities":["deny"],"transit/decrypt/safeguard-patient":["update"],\
        "transit/decrypt/safeguard-type":["update"],"transit/decrypt/safeguard-index":["%s"],\
        "transit/decrypt/safeguard-audit":["update"]}}"""
        .formatted(ofIndexKeys);
  }
}
