package org.safeguard.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server's key and self-signed certificate, made anew for each run of the tests. */
record TestCertificate(Path folder) {

  private static final String PASSWORD = "changeit";

  /**
   * @param alternativeName what the certificate is for, such as {@code ip:127.0.0.1}
   */
  static TestCertificate make(Path folder, String alternativeName) throws Exception {
    TestCertificate made = new TestCertificate(folder);
    made.keytool(
        ("-genkeypair -keyalg EC -groupname secp256r1 -dname CN=vault -validity 2 -ext san="
                + alternativeName)
            .split(" "));
    made.keytool("-exportcert", "-rfc", "-file", made.pem().toString());
    return made;
  }

  /** The file of what a client is to trust. */
  Path pem() {
    return folder.resolve("trusted.pem");
  }

  SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store())) {
      store.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private Path store() {
    return folder.resolve("vault.p12");
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    Path log = folder.resolve("keytool.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "vault", "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", store().toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
  }
}
