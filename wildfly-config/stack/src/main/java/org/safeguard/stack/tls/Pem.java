package org.safeguard.stack.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.safeguard.stack.PrivateFile;
import org.safeguard.stack.StackException;

/** Certificates and PKCS#8 keys as PEM text. */
public final class Pem {
  private Pem() {}

  static String of(PrivateKey key) {
    return text("PRIVATE KEY", key.getEncoded());
  }

  static String of(X509Certificate certificate) {
    try {
      return text("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException failed) {
      throw new StackException("Cannot encode a certificate", failed);
    }
  }

  static void write(Path file, String text) {
    PrivateFile.write(file, text);
  }

  /** The first certificate of the file. */
  public static X509Certificate readCertificate(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (IOException | GeneralSecurityException failed) {
      throw new StackException("Cannot read the certificate " + file, failed);
    }
  }

  /** The private key of the file, which is PKCS#8. */
  public static PrivateKey readKey(Path file, String algorithm) {
    try (var reader = new PemReader(new StringReader(PrivateFile.read(file)))) {
      PemObject object = reader.readPemObject();
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(object.getContent()));
    } catch (IOException | GeneralSecurityException failed) {
      throw new StackException("Cannot read the key " + file, failed);
    }
  }

  private static String text(String type, byte[] content) {
    var text = new StringWriter();
    try (var writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, content));
    } catch (IOException failed) {
      throw new StackException("Cannot write PEM", failed);
    }
    return text.toString();
  }
}
