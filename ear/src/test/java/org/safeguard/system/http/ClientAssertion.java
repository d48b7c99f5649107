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
 * A JWT by which a system proves that it holds its key (RFC 7523, section 2.2). Each one that is
 * signed has a {@code jti} of its own.
 *
 * @param algorithm as JOSE names it
 */
public record ClientAssertion(String clientId, String kid, String algorithm, String audience) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS = 60;
  private static final Map<String, String> JAVA_NAMES =
      Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA");

  /** Signed with RS256. */
  public ClientAssertion(String clientId, String kid, String audience) {
    this(clientId, kid, "RS256", audience);
  }

  public ClientAssertion signedWith(String otherAlgorithm) {
    return new ClientAssertion(clientId, kid, otherAlgorithm, audience);
  }

  public ClientAssertion forAudience(String otherAudience) {
    return new ClientAssertion(clientId, kid, algorithm, otherAudience);
  }

  public String sign(PrivateKey key) {
    String signed = part(Map.of("alg", algorithm, "typ", "JWT", "kid", kid)) + "." + part(claims());
    return signed + "." + signature(key, signed);
  }

  private Map<String, Object> claims() {
    long now = Instant.now().getEpochSecond();
    return Map.of(
        "iss", clientId,
        "sub", clientId,
        "aud", audience,
        "jti", UUID.randomUUID().toString(),
        "iat", now,
        "exp", now + SECONDS);
  }

  /** Reads a PKCS#8 PEM. */
  public static PrivateKey key(String pem) {
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

  private String signature(PrivateKey key, String signed) {
    try {
      Signature signature = Signature.getInstance(JAVA_NAMES.get(algorithm));
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
