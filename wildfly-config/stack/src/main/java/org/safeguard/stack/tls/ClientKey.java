package org.safeguard.stack.tls;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.safeguard.stack.StackException;

/**
 * The RSA key with which an OAuth client signs its assertions (private_key_jwt, RFC 7523). Made
 * once and kept; the realm knows it by a certificate.
 */
public final class ClientKey {
  private final String clientId;
  private final Path file;
  private final KeyPair pair;

  /** The key of that client in the folder, made there when it is absent. */
  public ClientKey(String clientId, Path folder) {
    this.clientId = clientId;
    this.file = folder.resolve(clientId + ".key");
    this.pair = Keys.rsa(file);
  }

  public String clientId() {
    return clientId;
  }

  /** PKCS#8 PEM, readable by its owner only. */
  public Path file() {
    return file;
  }

  /** A hash of the public half, which Keycloak is told too. */
  public String keyId() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Signs with RS256. */
  public byte[] sign(byte[] content) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException failed) {
      throw new StackException("Cannot sign as " + clientId, failed);
    }
  }

  public PrivateKey privateKey() {
    return pair.getPrivate();
  }

  /** A self-signed certificate, which a key store demands beside a private key. */
  public X509Certificate selfSigned(Clock clock) {
    var name = new X500Name("CN=" + clientId);
    var from = clock.instant().minus(Duration.ofMinutes(5));
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(from),
            Date.from(from.plus(Duration.ofDays(3650))),
            name,
            pair.getPublic());
    try {
      var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (OperatorCreationException | GeneralSecurityException failed) {
      throw new StackException("Cannot make the certificate of " + clientId, failed);
    }
  }
}
