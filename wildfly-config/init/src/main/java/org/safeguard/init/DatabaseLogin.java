package org.safeguard.init;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How the role that may change tables signs in; connections act as the owner of the tables from
 * their first statement on.
 *
 * @param url JDBC address of the database, with its certificate checks
 * @param user a member of {@code safeguard_owner}
 */
public record DatabaseLogin(String url, String user, String password) {
  static final String SCHEMA = "safeguard";

  DataSource asOwner() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("safeguard-init");
    source.setOptions("-c role=safeguard_owner -c search_path=" + SCHEMA);
    return source;
  }

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
