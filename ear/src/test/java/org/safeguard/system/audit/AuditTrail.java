package org.safeguard.system.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.safeguard.system.stack.ConnectionSource;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.EntryCodec;

/** The log as the verifier's login reads it, from the hashed bytes and not from the columns. */
public final class AuditTrail {

  private static final String OF_REQUEST =
      "select canonical from audit_entry where request_id = ? order by chain, seq";

  private final ConnectionSource database;

  public AuditTrail(ConnectionSource database) {
    this.database = database;
  }

  /** Every entry that a request left. */
  public List<AuditEntry> of(UUID requestId) {
    try (Connection connection = database.connect();
        PreparedStatement query = connection.prepareStatement(OF_REQUEST)) {
      query.setObject(1, requestId);
      return entries(query.executeQuery());
    } catch (SQLException failed) {
      throw new IllegalStateException("the log cannot be read", failed);
    }
  }

  /** The one entry that a request left; none or two fail the test. */
  public AuditEntry only(UUID requestId) {
    List<AuditEntry> found = of(requestId);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " entries of request " + requestId + ": " + found);
    }
    return found.get(0);
  }

  private static List<AuditEntry> entries(ResultSet rows) throws SQLException {
    List<AuditEntry> entries = new ArrayList<>();
    while (rows.next()) {
      entries.add(EntryCodec.decode(rows.getBytes(1)));
    }
    return entries;
  }
}
