package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultKeyEncryptionKeysTest {

  private static final String KEY = "/v1/transit/keys/safeguard-patient";
  private static final String REWRAP = "/v1/transit/rewrap/safeguard-patient";
  private static final String SNAPSHOT = "/v1/sys/storage/raft/snapshot";

  private static TestCertificate certificate;

  @TempDir private Path folder;
  private FakeTransit vault;
  private VaultKeyEncryptionKeys keks;

  @BeforeAll
  static void makeCertificate(@TempDir Path folder) throws Exception {
    certificate = TestCertificate.make(folder, "ip:127.0.0.1");
  }

  @BeforeEach
  void start() throws Exception {
    vault = new FakeTransit(certificate);
    VaultSettings settings =
        new VaultSettings(
            vault.address(),
            certificate.pem(),
            "role",
            Files.writeString(folder.resolve("secret-id"), "s1"));
    VaultSession session = VaultSession.open(settings);
    keks = new VaultKeyEncryptionKeys(session, new VaultSnapshots(settings, session));
  }

  @AfterEach
  void stop() {
    vault.close();
  }

  @Test
  void versionsAreThoseOfTheVault() {
    vault.on(
        KEY,
        200,
        """
        {"data":{"latest_version":5,"min_encryption_version":4,"min_decryption_version":3,\
        "min_available_version":2,"keys":{"5":1}}}""");
    assertEquals(new KekVersions(5, 4, 3, 2), keks.versions("safeguard-patient"));
  }

  @Test
  void keyThatIsNotThereIsRefused() {
    assertThrows(KeyRefused.class, () -> keks.versions("safeguard-patient"));
  }

  @Test
  void eachChangeGoesToItsOwnPathWithItsOwnVersion() {
    for (String path : List.of("/rotate", "/config", "/trim")) {
      vault.on(KEY + path, 200, "{}");
    }
    keks.rotate("safeguard-patient");
    keks.forbidEncryptionBefore("safeguard-patient", 2);
    keks.forbidDecryptionBefore("safeguard-patient", 3);
    keks.trim("safeguard-patient", 4);
    assertEquals(1, vault.times(KEY + "/rotate"));
    assertEquals(
        List.of("{\"min_encryption_version\":2}", "{\"min_decryption_version\":3}"),
        bodies(KEY + "/config"));
    assertEquals(List.of("{\"min_available_version\":4}"), bodies(KEY + "/trim"));
  }

  @Test
  void changeThatTheVaultRefusesIsRefused() {
    vault.on(KEY + "/trim", 400, "{\"errors\":[\"version in use\"]}");
    assertThrows(KeyRefused.class, () -> keks.trim("safeguard-patient", 2));
  }

  @Test
  void changeThatIsDeniedIsNoSuccess() {
    vault.on(KEY + "/rotate", 403, "{\"errors\":[\"permission denied\"]}");
    vault.on(FakeTransit.LOOKUP, 200, "{\"data\":{\"ttl\":3000}}");
    assertThrows(KeysUnavailable.class, () -> keks.rotate("safeguard-patient"));
  }

  @Test
  void keysAreWrappedAnewInTheirOrderEachUnderItsContext() {
    vault.on(
        REWRAP, 200, results("{\"ciphertext\":\"vault:v2:a\"}", "{\"ciphertext\":\"vault:v2:b\"}"));
    List<WrappedKey> anew = keks.rewrap(KeyPurpose.PATIENT, two());
    assertEquals(
        List.of(new WrappedKey("p-1", "vault:v2:a"), new WrappedKey("p-2", "vault:v2:b")), anew);
    assertEquals(3, bodies(REWRAP).get(0).split("\"context\":").length);
  }

  /** Unlike decrypt, rewrap answers 200 to a batch with a bad item. */
  @Test
  void badItemRefusesAll_thoughTheStatusIs200() {
    vault.on(REWRAP, 200, results("{\"ciphertext\":\"vault:v2:a\"}", "{\"error\":\"no\"}"));
    assertThrows(KeyRefused.class, () -> keks.rewrap(KeyPurpose.PATIENT, two()));
    vault.on(REWRAP, 200, results("{\"ciphertext\":\"vault:v2:a\"}", "{\"ciphertext\":\"\"}"));
    assertThrows(KeyRefused.class, () -> keks.rewrap(KeyPurpose.PATIENT, two()));
    vault.on(REWRAP, 200, results("{\"ciphertext\":\"vault:v2:a\"}"));
    assertThrows(KeyRefused.class, () -> keks.rewrap(KeyPurpose.PATIENT, two()));
  }

  @Test
  void snapshotIsThereWholeAndForItsOwnerOnly() throws Exception {
    vault.on(SNAPSHOT, 200, "everything, sealed");
    Path file = folder.resolve("vault.snap");
    keks.snapshot(file);
    assertEquals("everything, sealed", Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertFalse(Files.exists(folder.resolve("vault.snap.part")));
  }

  @Test
  void refusedSnapshotLeavesNoFile() {
    vault.on(SNAPSHOT, 400, "{\"errors\":[\"no raft storage\"]}");
    Path file = folder.resolve("vault.snap");
    assertThrows(KeyRefused.class, () -> keks.snapshot(file));
    assertFalse(Files.exists(file));
    for (int status : List.of(403, 503)) {
      vault.on(SNAPSHOT, status, "{\"errors\":[]}");
      assertThrows(KeysUnavailable.class, () -> keks.snapshot(file));
    }
    assertFalse(Files.exists(folder.resolve("vault.snap.part")));
    assertFalse(Files.exists(file));
  }

  @Test
  void whatACrashLeftOfASnapshotIsInNoOnesWay() throws Exception {
    Files.writeString(
        folder.resolve("vault.snap.part"), "half of an older one, and longer than that");
    vault.on(SNAPSHOT, 200, "new");
    keks.snapshot(folder.resolve("vault.snap"));
    assertEquals("new", Files.readString(folder.resolve("vault.snap")));
  }

  private List<String> bodies(String path) {
    return vault.asked.stream()
        .filter(question -> question.path().equals(path))
        .map(FakeTransit.Asked::body)
        .toList();
  }

  private static List<WrappedKey> two() {
    return List.of(new WrappedKey("p-1", "vault:v1:a"), new WrappedKey("p-2", "vault:v1:b"));
  }

  private static String results(String... items) {
    return "{\"data\":{\"batch_results\":[" + String.join(",", items) + "]}}";
  }
}
