package org.safeguard.init;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What the commands need to know, from the process's environment; a variable that is missing is
 * named.
 */
final class Environment {
  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  DatabaseLogin database() {
    return new DatabaseLogin(
        get("SAFEGUARD_DB_URL"),
        variables.getOrDefault("SAFEGUARD_DDL_DB_USER", "safeguard_ddl"),
        get("SAFEGUARD_DDL_DB_PASSWORD"));
  }

  KeycloakAdmin keycloak() {
    return new KeycloakAdmin(
        HttpClient.newBuilder().sslContext(trustingKeycloak()).build(),
        URI.create(get("SAFEGUARD_OIDC_PROVIDER_URL")),
        get("SAFEGUARD_KEYCLOAK_ADMIN_CLIENT"),
        get("SAFEGUARD_KEYCLOAK_ADMIN_SECRET"));
  }

  private SSLContext trustingKeycloak() {
    Path file = Path.of(get("SAFEGUARD_OIDC_TRUSTSTORE"));
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, get("SAFEGUARD_OIDC_TRUSTSTORE_PASSWORD").toCharArray());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new InstallationRefused("The trust store " + file + " cannot be read: " + e, e);
    }
  }

  private String get(String name) {
    String value = variables.get(name);
    if (value == null || value.isBlank()) {
      throw new InstallationRefused("The environment variable " + name + " is not set.");
    }
    return value;
  }
}
