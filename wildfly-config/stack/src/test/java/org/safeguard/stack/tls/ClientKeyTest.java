package org.safeguard.stack.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientKeyTest {
  @TempDir private Path folder;

  @Test
  void theCertificateVerifiesWhatTheKeySigns() throws GeneralSecurityException {
    byte[] content = "assertion".getBytes(StandardCharsets.UTF_8);
    var key = new ClientKey("safeguard-lab", folder);
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(key.selfSigned(Clock.systemUTC()));
    signature.update(content);
    assertTrue(signature.verify(key.sign(content)));
  }

  @Test
  void theKeyIdIsTheHashOfThePublicHalf() throws GeneralSecurityException {
    var key = new ClientKey("safeguard-lab", folder);
    byte[] encoded = key.selfSigned(Clock.systemUTC()).getPublicKey().getEncoded();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(encoded);
    assertEquals(Base64.getUrlEncoder().withoutPadding().encodeToString(hash), key.keyId());
  }

  @Test
  void theKeyStays() {
    assertEquals(
        new ClientKey("safeguard-lab", folder).keyId(),
        new ClientKey("safeguard-lab", folder).keyId());
  }
}
