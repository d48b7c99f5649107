package org.safeguard.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * The link to the vault: TLS 1.3 or 1.2, the vault's name checked, and nobody trusted but the
 * certificates of one file. The driver's own TLS settings know 1.2 and one certificate only.
 */
final class VaultTls {

  private static final Duration CONNECT = Duration.ofSeconds(1);

  private VaultTls() {}

  /**
   * One client for all calls, so that connections are reused. It speaks HTTP/1.1: a connection that
   * went silent is dropped with its request, where HTTP/2 would go on using it.
   *
   * @throws IllegalStateException if the file holds no certificate that can be read
   */
  static HttpClient client(Path trusted) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    return HttpClient.newBuilder()
        .sslContext(context(trusted))
        .sslParameters(parameters)
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .version(HttpClient.Version.HTTP_1_1)
        .build();
  }

  private static SSLContext context(Path trusted) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store(trusted));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot read the vault's certificates in " + trusted, e);
    }
  }

  private static KeyStore store(Path trusted) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (Certificate certificate : certificates(trusted)) {
      store.setCertificateEntry("trusted-" + store.size(), certificate);
    }
    if (store.size() == 0) {
      throw new IllegalStateException("there is no certificate in " + trusted);
    }
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path trusted)
      throws GeneralSecurityException, IOException {
    try (InputStream pem = Files.newInputStream(trusted)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(pem);
    }
  }
}
