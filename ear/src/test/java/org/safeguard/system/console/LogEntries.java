package org.safeguard.system.console;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.safeguard.system.stack.ConnectionSource;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.EntryCodec;

/** What a browser has left in the log, where nobody knows the ids of its requests. */
final class LogEntries {

  private static final String OF_PATIENT =
      "select canonical from audit_entry where ? = any(patients) and at >= ? order by at, seq";
  private static final String OF_ACTOR =
      "select canonical from audit_entry where actor_name = ? and at >= ? order by at, seq";

  private final ConnectionSource database;
  private final Instant since;

  /** Those from now on. */
  LogEntries(ConnectionSource database) {
    this.database = database;
    this.since = Instant.now();
  }

  List<AuditEntry> ofPatient(String patient) {
    return find(OF_PATIENT, UUID.fromString(patient));
  }

  List<AuditEntry> ofActor(String username, String action) {
    return find(OF_ACTOR, username).stream()
        .filter(entry -> entry.action().equals(action))
        .toList();
  }

  /**
   * The ends of the session that began there; another of the same person's may run out at any time,
   * since tests close their browsers without signing out.
   */
  List<AuditEntry> endsOf(AuditEntry begin) {
    return ofActor(begin.actor().name(), "SIGN_OUT").stream()
        .filter(end -> end.actor().session().equals(begin.actor().session()))
        .toList();
  }

  /** The one of them; none or two fail the test. */
  static AuditEntry only(List<AuditEntry> entries) {
    if (entries.size() != 1) {
      throw new AssertionError(entries.size() + " entries: " + entries);
    }
    return entries.get(0);
  }

  private List<AuditEntry> find(String query, Object whose) {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, whose);
      statement.setObject(2, since.atOffset(ZoneOffset.UTC));
      List<AuditEntry> entries = new ArrayList<>();
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        entries.add(EntryCodec.decode(rows.getBytes(1)));
      }
      return entries;
    } catch (SQLException failed) {
      throw new IllegalStateException("the log cannot be read", failed);
    }
  }
}
