package org.safeguard.init;

import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.NonValidatingFactory;

/**
 * How the role that may change tables signs in, over TLS with the server's certificate and name
 * checked; connections act as the owner of the tables from their first statement on.
 *
 * @param url JDBC address of the database, which may leave {@code sslmode} out
 * @param user a member of {@code safeguard_owner}
 */
public record DatabaseLogin(String url, String user, String password) {
  static final String SCHEMA = "safeguard";
  private static final String VERIFIED = "verify-full";

  /**
   * @throws InstallationRefused where the address asks for less, on whatever host, or is none
   */
  public DatabaseLogin {
    PGSimpleDataSource source = sourceAt(url);
    String mode = Optional.ofNullable(source.getSslMode()).orElse(VERIFIED);
    if (!mode.equals(VERIFIED)
        || NonValidatingFactory.class.getName().equals(source.getSslfactory())) {
      throw new InstallationRefused(
          "The database's address asks for less than sslmode=verify-full: leave sslmode and"
              + " sslfactory out of it.");
    }
  }

  DataSource asOwner() {
    PGSimpleDataSource source = sourceAt(url);
    source.setSslMode(VERIFIED);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("safeguard-init");
    source.setOptions("-c role=safeguard_owner -c search_path=" + SCHEMA);
    return source;
  }

  private static PGSimpleDataSource sourceAt(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setURL(url);
    } catch (IllegalArgumentException e) {
      throw new InstallationRefused(
          "The database's address is not of the form jdbc:postgresql://HOST:PORT/DATABASE.", e);
    }
    return source;
  }

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
