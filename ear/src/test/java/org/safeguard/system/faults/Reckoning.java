package org.safeguard.system.faults;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.safeguard.system.stack.ConnectionSource;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.AuditEntry.Use;
import org.safeguard.verify.EntryCodec;

/** Holds what callers have received against what the database has. */
final class Reckoning {

  private static final int AT_ONCE = 1000;
  private static final String ENTRIES =
      "select canonical from audit_entry where request_id = any (?)";
  private static final String VERSIONS =
      "select r.id from resource r join resource_aud v on v.id = r.id and v.version = 1"
          + " where r.id = any (?)";

  private final ConnectionSource database;

  Reckoning(ConnectionSource database) {
    this.database = database;
  }

  /** Each loss in words; empty where everything received has its entry, and each write its data. */
  List<String> losses(List<Received> received) throws SQLException {
    List<String> losses = new ArrayList<>();
    try (Connection connection = database.connect()) {
      for (int from = 0; from < received.size(); from += AT_ONCE) {
        List<Received> some = received.subList(from, Math.min(received.size(), from + AT_ONCE));
        losses.addAll(withoutEntry(connection, some));
        losses.addAll(withoutData(connection, some));
      }
    }
    return losses;
  }

  private static List<String> withoutEntry(Connection connection, List<Received> some)
      throws SQLException {
    Map<UUID, List<AuditEntry>> entries = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(ENTRIES)) {
      query.setArray(1, ids(connection, some.stream().map(Received::request).toList()));
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        AuditEntry entry = EntryCodec.decode(rows.getBytes(1));
        entries.computeIfAbsent(entry.requestId(), request -> new ArrayList<>()).add(entry);
      }
    }
    return some.stream()
        .filter(
            one ->
                entries.getOrDefault(one.request(), List.of()).stream()
                    .noneMatch(entry -> tells(entry, one)))
        .map(one -> one + " has no entry")
        .toList();
  }

  private static boolean tells(AuditEntry entry, Received one) {
    return entry.outcome() == Outcome.SUCCESS
        && entry.items().stream()
            .anyMatch(item -> item.use() == one.use() && item.id().equals(one.patient()));
  }

  private static List<String> withoutData(Connection connection, List<Received> some)
      throws SQLException {
    List<Received> writes = some.stream().filter(one -> one.use() == Use.WRITTEN).toList();
    Set<UUID> there = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement(VERSIONS)) {
      query.setArray(1, ids(connection, writes.stream().map(Received::patient).toList()));
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        there.add(rows.getObject(1, UUID.class));
      }
    }
    return writes.stream()
        .filter(one -> !there.contains(one.patient()))
        .map(one -> one + " is lost")
        .toList();
  }

  private static Array ids(Connection connection, Collection<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }
}
