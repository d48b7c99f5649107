package org.safeguard.verifier;

import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.NonValidatingFactory;

/**
 * How the role that may read the log signs in: over TLS, with the server's certificate and name
 * checked.
 */
final class VerifierLogin {
  private static final String VERIFIED = "verify-full";

  private VerifierLogin() {}

  /**
   * @param variables the process's environment
   * @throws ExportRefused where a variable is missing, or the address is none or asks for less than
   *     a verified server
   */
  static DataSource of(Map<String, String> variables) {
    PGSimpleDataSource source = sourceAt(get(variables, "SAFEGUARD_DB_URL"));
    String mode = Optional.ofNullable(source.getSslMode()).orElse(VERIFIED);
    if (!mode.equals(VERIFIED)
        || NonValidatingFactory.class.getName().equals(source.getSslfactory())) {
      throw new ExportRefused(
          "The database's address asks for less than sslmode=verify-full: leave sslmode and"
              + " sslfactory out of it.");
    }
    source.setSslMode(VERIFIED);
    source.setUser(variables.getOrDefault("SAFEGUARD_VERIFIER_DB_USER", "safeguard_verifier"));
    source.setPassword(get(variables, "SAFEGUARD_VERIFIER_DB_PASSWORD"));
    source.setApplicationName("safeguard-verify");
    source.setCurrentSchema("safeguard");
    source.setReadOnly(true);
    return source;
  }

  private static PGSimpleDataSource sourceAt(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setURL(url);
    } catch (IllegalArgumentException e) {
      throw new ExportRefused(
          "The database's address is not of the form jdbc:postgresql://HOST:PORT/DATABASE.", e);
    }
    return source;
  }

  private static String get(Map<String, String> variables, String name) {
    String value = variables.get(name);
    if (value == null || value.isBlank()) {
      throw new ExportRefused("The environment variable " + name + " is not set.");
    }
    return value;
  }
}
