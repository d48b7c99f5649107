package org.safeguard.stack.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.safeguard.stack.StackException;

/**
 * The certificate authority of one local stack. Made once in the stack's folder and kept; it signs
 * server certificates for {@code localhost} and {@code 127.0.0.1} only.
 */
public final class CertificateAuthority {
  private static final X500Name NAME = new X500Name("CN=Safeguard local stack CA");
  private static final Duration CA_LIFE = Duration.ofDays(3650);
  private static final Duration SERVER_LIFE = Duration.ofDays(397);
  private static final Duration RENEW_BEFORE = Duration.ofDays(30);

  private final Path folder;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final PrivateKey key;
  private final X509Certificate certificate;

  /** Opens the authority kept in the folder, or makes it there. */
  public CertificateAuthority(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    if (!Files.exists(certificateFile())) {
      make();
    }
    this.certificate = Pem.readCertificate(certificateFile());
    this.key = Pem.readKey(folder.resolve("ca.key"), "EC");
  }

  /** The file to give to clients as the one authority to trust. */
  public Path certificateFile() {
    return folder.resolve("ca.pem");
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** The certificate of that server, made anew when there is none or it ends within 30 days. */
  public ServerCertificate serverCertificate(String name) {
    var files = new ServerCertificate(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
    if (!Files.exists(files.chain()) || endsSoon(Pem.readCertificate(files.chain()))) {
      KeyPair pair = Keys.elliptic();
      X509Certificate leaf = sign(server(name, pair));
      Pem.write(files.key(), Pem.of(pair.getPrivate()));
      Pem.write(files.chain(), Pem.of(leaf) + Pem.of(certificate));
    }
    return files;
  }

  private boolean endsSoon(X509Certificate held) {
    return held.getNotAfter().toInstant().isBefore(clock.instant().plus(RENEW_BEFORE));
  }

  private void make() {
    KeyPair pair = Keys.elliptic();
    try {
      var builder = builder(NAME, CA_LIFE, pair);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      X509Certificate made = sign(builder, pair.getPrivate());
      Pem.write(folder.resolve("ca.key"), Pem.of(pair.getPrivate()));
      Pem.write(certificateFile(), Pem.of(made));
    } catch (IOException | GeneralSecurityException failed) {
      throw new StackException("Cannot make the stack's certificate authority", failed);
    }
  }

  private JcaX509v3CertificateBuilder server(String name, KeyPair pair) {
    var addresses =
        List.of(
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    try {
      var builder = builder(new X500Name("CN=" + name), SERVER_LIFE, pair);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(addresses.toArray(GeneralName[]::new)));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate.getPublicKey()));
      return builder;
    } catch (IOException | GeneralSecurityException failed) {
      throw new StackException("Cannot describe the certificate of " + name, failed);
    }
  }

  private JcaX509v3CertificateBuilder builder(X500Name subject, Duration life, KeyPair pair)
      throws IOException, GeneralSecurityException {
    Instant now = clock.instant();
    var builder =
        new JcaX509v3CertificateBuilder(
            NAME,
            new BigInteger(127, random),
            Date.from(now.minus(Duration.ofMinutes(5))),
            Date.from(now.plus(life)),
            subject,
            pair.getPublic());
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
    return builder;
  }

  private X509Certificate sign(JcaX509v3CertificateBuilder builder) {
    try {
      return sign(builder, key);
    } catch (GeneralSecurityException failed) {
      throw new StackException("Cannot sign a server's certificate", failed);
    }
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey signer)
      throws GeneralSecurityException {
    try {
      var content = new JcaContentSignerBuilder("SHA256withECDSA").build(signer);
      return new JcaX509CertificateConverter().getCertificate(builder.build(content));
    } catch (OperatorCreationException failed) {
      throw new GeneralSecurityException(failed);
    }
  }
}
