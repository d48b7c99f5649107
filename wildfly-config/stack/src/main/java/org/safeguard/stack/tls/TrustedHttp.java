package org.safeguard.stack.tls;

import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.safeguard.stack.StackException;

/** HTTP clients that trust one authority and no other. */
public final class TrustedHttp {
  private TrustedHttp() {}

  /** A client that verifies names and trusts only that authority. */
  public static HttpClient client(X509Certificate authority) {
    return HttpClient.newBuilder()
        .sslContext(context(authority))
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  private static SSLContext context(X509Certificate authority) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("authority", authority);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException failed) {
      throw new StackException("Cannot set up TLS", failed);
    }
  }
}
