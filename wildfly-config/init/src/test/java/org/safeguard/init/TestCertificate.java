package org.safeguard.init;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a self-signed certificate of localhost, made anew for each run of the tests. */
record TestCertificate(Path store) {

  private static final String PASSWORD = "changeit";

  static TestCertificate make(Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve("localhost.p12");
    Path log = folder.resolve("keytool.log");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
    return new TestCertificate(store);
  }

  /** For the server that has the key and for the client that trusts it. */
  SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore entries = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      entries.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(entries, PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusting(entries));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** A key of one's own is not yet a certificate to trust. */
  private static KeyStore trusting(KeyStore entries) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    String alias = entries.aliases().nextElement();
    trusted.setCertificateEntry(alias, entries.getCertificate(alias));
    return trusted;
  }
}
