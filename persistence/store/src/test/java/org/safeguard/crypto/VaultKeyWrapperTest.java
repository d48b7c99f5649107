package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.safeguard.crypto.FakeTransit.Reply;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class VaultKeyWrapperTest {

  private static final String MAKE = "/v1/transit/datakey/wrapped/safeguard-patient";
  private static final String DECRYPT = "/v1/transit/decrypt/safeguard-patient";
  private static final String DENIED = "{\"errors\":[\"permission denied\"]}";
  private static final String MADE = "{\"data\":{\"ciphertext\":\"vault:v1:new\"}}";
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static TestCertificate own;
  private static TestCertificate foreign;
  private static TestCertificate misnamed;

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private FakeTransit vault;
  private VaultKeyWrapper wrapper;

  @BeforeAll
  static void makeCertificates(@TempDir Path one, @TempDir Path two, @TempDir Path three)
      throws Exception {
    own = TestCertificate.make(one, "ip:127.0.0.1");
    foreign = TestCertificate.make(two, "ip:127.0.0.1");
    misnamed = TestCertificate.make(three, "dns:elsewhere.example.org");
  }

  @BeforeEach
  void start() throws Exception {
    vault = new FakeTransit(own);
    Files.writeString(folder.resolve("secret-id"), "s1");
    wrapper = wrapper(vault.address(), own.pem());
    vault.on(MAKE, 200, MADE);
    vault.on(FakeTransit.LOOKUP, 403, DENIED);
  }

  @AfterEach
  void stop() {
    vault.close();
  }

  @Test
  void newKeyIsBoundToPurposeAndSubject() {
    WrappedKey made = wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    assertEquals(new WrappedKey("p-1", "vault:v1:new"), made);
    FakeTransit.Asked question = vault.asked.get(1);
    assertEquals(MAKE, question.path());
    assertEquals("t1", question.token());
    // The stored example of the context; made by another implementation.
    assertTrue(question.body().contains("\"context\":\"AAAAB1BBVElFTlQAAAADcC0x\""));
    assertTrue(question.body().contains("\"bits\":256"));
  }

  @Test
  void keysComeBackInOrderInOneRoundTripEachUnderItsContext() {
    vault.on(DECRYPT, 200, results(plaintext(1), plaintext(2)));
    List<byte[]> keys =
        wrapper.unwrap(
            KeyPurpose.PATIENT, List.of(new WrappedKey("p-1", "a"), new WrappedKey("p-2", "b")));
    assertArrayEquals(key(1), keys.get(0));
    assertArrayEquals(key(2), keys.get(1));
    assertEquals(1, vault.times(DECRYPT));
    String body = vault.asked.get(1).body();
    assertEquals(3, body.split("\"context\":").length);
    assertTrue(body.contains("AAAAB1BBVElFTlQAAAADcC0x"));
  }

  @Test
  void moreKeysThanTheVaultTakesAtOnceComeInSeveralRoundTripsInTheirOrder() {
    vault.on(DECRYPT, question -> answerAtMostThousandStrings(question.body()));
    int many = 1_010;
    List<WrappedKey> wrapped =
        IntStream.range(0, many).mapToObj(i -> new WrappedKey("p", "k" + i)).toList();
    List<byte[]> keys = wrapper.unwrap(KeyPurpose.PATIENT, wrapped);
    assertEquals(many, keys.size());
    for (int i = 0; i < many; i++) {
      assertArrayEquals(key(i), keys.get(i));
    }
    assertEquals(6, vault.times(DECRYPT));
  }

  /** As OpenBao does unless it is configured otherwise; names count as strings too. */
  private static Reply answerAtMostThousandStrings(String body) {
    long strings = Pattern.compile("\"[^\"]*\"").matcher(body).results().count();
    if (strings > 1_000) {
      return Reply.of(400, "{\"errors\":[\"exceeded maximum number of strings\"]}");
    }
    String[] plaintexts =
        Pattern.compile("\"k([0-9]+)\"")
            .matcher(body)
            .results()
            .map(found -> plaintext(Integer.parseInt(found.group(1))))
            .toArray(String[]::new);
    return Reply.of(200, results(plaintexts));
  }

  @Test
  void oneLoginServesManyCalls() {
    for (int i = 0; i < 5; i++) {
      wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    }
    assertEquals(1, vault.times(FakeTransit.LOGIN));
    assertTrue(vault.asked.get(0).body().contains("\"secret_id\":\"s1\""));
  }

  @Test
  void badItemInABatchRefusesAll_thoughTheStatusIs200() {
    vault.on(DECRYPT, 200, results(plaintext(1), "{\"error\":\"message authentication failed\"}"));
    refusedBatch();
  }

  @Test
  void badItemInABatchRefusesAll_withStatus400() {
    vault.on(DECRYPT, 400, results(plaintext(1), "{\"error\":\"message authentication failed\"}"));
    refusedBatch();
  }

  @Test
  void errorStatusRefusesAll_whateverTheItemsSay() {
    vault.on(DECRYPT, 400, results(plaintext(1), plaintext(2)));
    refusedBatch();
  }

  @Test
  void itemWithoutPlaintextIsRefused() {
    vault.on(DECRYPT, 200, results(plaintext(1), "{\"plaintext\":\"\"}"));
    refusedBatch();
  }

  @Test
  void fewerItemsThanAskedForAreRefused() {
    vault.on(DECRYPT, 200, results(plaintext(1)));
    refusedBatch();
  }

  @Test
  void replyWithoutDataIsRefused() {
    vault.on(DECRYPT, 200, "{}");
    refusedBatch();
    vault.on(MAKE, 200, "{\"data\":{}}");
    assertThrows(KeyRefused.class, () -> wrapper.newKey(KeyPurpose.PATIENT, "p-1"));
  }

  @Test
  void otherClientErrorIsNoAnswer() {
    vault.on(MAKE, 404, "{\"errors\":[]}");
    assertThrows(KeyRefused.class, () -> wrapper.newKey(KeyPurpose.PATIENT, "p-1"));
  }

  @Test
  void tooManyCalls_keysAreAwayOnly() {
    vault.on(MAKE, 429, "{\"errors\":[\"quota\"]}");
    assertFalse(unavailable().withdrawn());
  }

  @Test
  void tokenForgotten_oneLookupAndOneLogin() {
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    vault.logsIn("t2", 3600);
    vault.on(MAKE, question -> question.token().equals("t2") ? made() : denied());
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    assertEquals(1, vault.times(FakeTransit.LOOKUP));
    assertEquals(2, vault.times(FakeTransit.LOGIN));
  }

  @Test
  void deniedThoughTheTokenIsKnown_keysAreWithdrawnWithoutALogin() {
    vault.on(MAKE, 403, DENIED);
    vault.on(FakeTransit.LOOKUP, 200, "{\"data\":{\"ttl\":3000}}");
    assertTrue(unavailable().withdrawn());
    assertEquals(1, vault.times(FakeTransit.LOGIN));
  }

  @Test
  void deniedAfterANewLoginToo_keysAreWithdrawn() {
    vault.on(MAKE, 403, DENIED);
    assertTrue(unavailable().withdrawn());
    assertEquals(2, vault.times(FakeTransit.LOGIN));
    assertEquals(2, vault.times(MAKE));
  }

  @Test
  void sealed_keysAreWithdrawn() {
    vault.on(MAKE, 503, "{\"errors\":[\"Vault is sealed\"]}");
    assertTrue(unavailable().withdrawn());
  }

  @Test
  void proxyBeforeTheVaultAnswers503_keysAreAwayOnly() {
    vault.on(MAKE, 503, "{\"errors\":[\"no backend\"]}");
    assertFalse(unavailable().withdrawn());
  }

  @Test
  void serverError_keysAreAway() {
    vault.on(MAKE, 500, "{\"errors\":[\"internal error\"]}");
    assertFalse(unavailable().withdrawn());
  }

  @Test
  void silentVault_answersInTime() {
    vault.on(MAKE, question -> new Reply(200, MADE, 5000, 0));
    inTime(() -> assertFalse(unavailable().withdrawn()));
  }

  @Test
  void vaultThatStopsAfterItsHeaders_answersInTime() {
    vault.on(MAKE, question -> new Reply(200, MADE, 0, 5000));
    inTime(() -> assertFalse(unavailable().withdrawn()));
  }

  @Test
  void slowStepsTogether_answerInTime() {
    vault.on(FakeTransit.LOGIN, question -> new Reply(200, FakeTransit.auth("t1", 9), 700, 0));
    vault.on(FakeTransit.LOOKUP, question -> new Reply(403, DENIED, 700, 0));
    vault.on(MAKE, question -> new Reply(403, DENIED, 700, 0));
    inTime(() -> assertFalse(unavailable().withdrawn()));
  }

  @Test
  void vaultDown_answersInTimeAndServesAgainLater() throws Exception {
    VaultKeyWrapper elsewhere = wrapper("https://127.0.0.1:9", own.pem());
    inTime(
        () ->
            assertThrows(KeysUnavailable.class, () -> elsewhere.newKey(KeyPurpose.PATIENT, "p-1")));
    vault.on(MAKE, 500, "{}");
    unavailable();
    vault.on(MAKE, 200, MADE);
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
  }

  @Test
  void wrongSecretId_keysAreWithdrawn() {
    vault.on(FakeTransit.LOGIN, 400, "{\"errors\":[\"invalid role or secret ID\"]}");
    assertTrue(unavailable().withdrawn());
  }

  @Test
  void secretIdIsReadAtEveryLogin() throws Exception {
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    Files.writeString(folder.resolve("secret-id"), "s2\n");
    pass(Duration.ofHours(2));
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    assertTrue(vault.asked.get(2).body().contains("\"secret_id\":\"s2\""));
  }

  @Test
  void missingSecretId_keysAreAway() throws Exception {
    Files.delete(folder.resolve("secret-id"));
    assertFalse(unavailable().withdrawn());
  }

  @Test
  void tokenIsRenewedBeforeHalfOfItsLife() {
    vault.on(FakeTransit.RENEW, 200, FakeTransit.auth("t1", 3600));
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    pass(Duration.ofMinutes(19));
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    assertEquals(0, vault.times(FakeTransit.RENEW));
    pass(Duration.ofMinutes(2));
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    assertEquals(1, vault.times(FakeTransit.RENEW));
    assertEquals(1, vault.times(FakeTransit.LOGIN));
  }

  @Test
  void tokenThatCannotBeRenewedAnyLongerIsReplaced() {
    vault.on(FakeTransit.RENEW, 500, "{\"errors\":[\"past its maximum\"]}");
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    vault.logsIn("t2", 3600);
    pass(Duration.ofMinutes(21));
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    assertEquals(2, vault.times(FakeTransit.LOGIN));
    assertEquals("t2", vault.asked.get(vault.asked.size() - 1).token());
  }

  @Test
  void tokenThatIsRenewedForEverLessIsReplaced() {
    vault.on(FakeTransit.RENEW, 200, FakeTransit.auth("t1", 60));
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    pass(Duration.ofMinutes(21));
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    pass(Duration.ofSeconds(21));
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    assertEquals(1, vault.times(FakeTransit.RENEW));
    assertEquals(2, vault.times(FakeTransit.LOGIN));
  }

  @Test
  void certificateOfAnotherAuthorityIsNotTrusted() throws Exception {
    try (FakeTransit impostor = new FakeTransit(foreign)) {
      VaultKeyWrapper deceived = wrapper(impostor.address(), own.pem());
      assertThrows(KeysUnavailable.class, () -> deceived.newKey(KeyPurpose.PATIENT, "p-1"));
      assertEquals(0, impostor.asked.size());
    }
  }

  @Test
  void certificateOfAnotherNameIsNotTrusted() throws Exception {
    try (FakeTransit elsewhere = new FakeTransit(misnamed)) {
      VaultKeyWrapper deceived = wrapper(elsewhere.address(), misnamed.pem());
      assertThrows(KeysUnavailable.class, () -> deceived.newKey(KeyPurpose.PATIENT, "p-1"));
      assertEquals(0, elsewhere.asked.size());
    }
  }

  @Test
  void fileWithoutCertificatesIsRefusedAtOnce() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    assertThrows(IllegalStateException.class, () -> VaultTls.client(empty));
  }

  @Test
  void interruptedThread_staysInterrupted() {
    wrapper.newKey(KeyPurpose.PATIENT, "p-1");
    Thread.currentThread().interrupt();
    assertThrows(KeysUnavailable.class, () -> wrapper.newKey(KeyPurpose.PATIENT, "p-1"));
    assertTrue(Thread.interrupted());
  }

  private VaultKeyWrapper wrapper(String address, Path trusted) {
    VaultSettings settings =
        new VaultSettings(address, trusted, "role", folder.resolve("secret-id"));
    return new VaultKeyWrapper(new VaultSession(settings, VaultTls.client(trusted), nanos::get));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private KeysUnavailable unavailable() {
    return assertThrows(KeysUnavailable.class, () -> wrapper.newKey(KeyPurpose.PATIENT, "p-1"));
  }

  private void refusedBatch() {
    List<WrappedKey> two = List.of(new WrappedKey("p-1", "a"), new WrappedKey("p-2", "b"));
    KeyRefused refused =
        assertThrows(KeyRefused.class, () -> wrapper.unwrap(KeyPurpose.PATIENT, two));
    assertFalse(refused.getMessage().contains("p-2"));
  }

  private static void inTime(Runnable call) {
    long start = System.nanoTime();
    call.run();
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(taken.compareTo(LIMIT) < 0, "took " + taken);
  }

  private static Reply made() {
    return Reply.of(200, MADE);
  }

  private static Reply denied() {
    return Reply.of(403, DENIED);
  }

  private static String results(String... items) {
    return "{\"data\":{\"batch_results\":[" + String.join(",", items) + "]}}";
  }

  private static String plaintext(int fill) {
    return "{\"plaintext\":\"" + Base64.getEncoder().encodeToString(key(fill)) + "\"}";
  }

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
