package org.safeguard.system.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the stack's own authority and in no other. */
public final class Trust implements UnaryOperator<HttpClient.Builder> {

  private final X509Certificate authority;
  private final SSLContext context;

  private Trust(X509Certificate authority, SSLContext context) {
    this.authority = authority;
    this.context = context;
  }

  static Trust in(Path pem) {
    try (InputStream file = Files.newInputStream(pem)) {
      X509Certificate authority =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("authority", authority);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return new Trust(authority, context);
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException("the stack's authority cannot be read", failed);
    }
  }

  public X509Certificate authority() {
    return authority;
  }

  public SSLContext context() {
    return context;
  }

  /** The builder of a client that trusts the stack. */
  @Override
  public HttpClient.Builder apply(HttpClient.Builder builder) {
    return builder.sslContext(context);
  }
}
