package org.safeguard.system.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * A JWT by which a system proves that it holds its key (RFC 7523, section 2.2), signed with RS256.
 */
final class ClientAssertion {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS = 60;

  private ClientAssertion() {}

  static String sign(String clientId, String kid, PrivateKey key, String audience) {
    long now = Instant.now().getEpochSecond();
    String header = part(Map.of("alg", "RS256", "typ", "JWT", "kid", kid));
    String claims =
        part(
            Map.of(
                "iss", clientId,
                "sub", clientId,
                "aud", audience,
                "jti", UUID.randomUUID().toString(),
                "iat", now,
                "exp", now + SECONDS));
    return header + "." + claims + "." + signature(key, header + "." + claims);
  }

  /** Reads a PKCS#8 PEM. */
  static PrivateKey key(String pem) {
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String part(Map<String, ?> content) {
    try {
      return encode(JSON.writeValueAsBytes(content));
    } catch (JsonProcessingException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String signature(PrivateKey key, String signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return encode(signature.sign());
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
