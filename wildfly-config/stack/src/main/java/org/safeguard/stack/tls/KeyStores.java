package org.safeguard.stack.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import org.safeguard.stack.PrivateFile;
import org.safeguard.stack.StackException;

/** Writes PKCS#12 stores for the Java servers. */
public final class KeyStores {
  private KeyStores() {}

  /** A store with one private key and its certificates, both under the same password. */
  public static Path withKey(
      Path file, String alias, PrivateKey key, List<X509Certificate> chain, String password) {
    return write(
        file,
        password,
        store ->
            store.setKeyEntry(
                alias, key, password.toCharArray(), chain.toArray(Certificate[]::new)));
  }

  /** A store that trusts one authority. */
  public static Path trusting(Path file, X509Certificate authority, String password) {
    return write(file, password, store -> store.setCertificateEntry("authority", authority));
  }

  private static Path write(Path file, String password, Content content) {
    try (var out = new ByteArrayOutputStream()) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      content.fill(store);
      store.store(out, password.toCharArray());
      PrivateFile.write(file, out.toByteArray());
      return file;
    } catch (IOException | GeneralSecurityException failed) {
      throw new StackException("Cannot write the key store " + file, failed);
    }
  }

  @FunctionalInterface
  private interface Content {
    void fill(KeyStore store) throws GeneralSecurityException;
  }
}
