package org.safeguard.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safeguard.verify.Batch;
import org.safeguard.verify.ChainedEntry;
import org.safeguard.verify.SearchFields;

/** Inserts a batch: three statements, however many entries, and one for each alert. */
final class JdbcBatch {

  private static final String EPOCH =
      "insert into audit_epoch (chain, node, opened_at, mac_key) values (?, ?, ?, ?)";

  /** Only the session that took the chain's lock may write to it, whatever stands in between. */
  private static final String BATCH =
      """
      insert into audit_batch (chain, first_seq, last_seq, chained_at, previous, head, mac)
      select ?, ?, ?, ?, ?, ?, ? where pg_backend_pid() = ?
      """;

  /** An array of arrays of different lengths can't be given, so patients come as text. */
  private static final String ENTRIES =
      """
      insert into audit_entry (chained_at, chain, seq, hash, canonical, entry_id, request_id, at,
                               action, outcome, actor, actor_name, address, patients, resources)
      select ?, ?, e.seq, e.hash, e.canonical, e.entry_id, e.request_id, e.at,
             e.action, e.outcome, e.actor, e.actor_name, e.address,
             e.patients::uuid[], e.resources::uuid[]
      from unnest(?::bigint[], ?::bytea[], ?::bytea[], ?::uuid[], ?::uuid[], ?::timestamptz[],
                  ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
           as e (seq, hash, canonical, entry_id, request_id, at,
                 action, outcome, actor, actor_name, address, patients, resources)
      """;

  private static final String REVISIONS =
      """
      insert into revision_entry (rev, chain, seq)
      select r.rev, ?, r.seq from unnest(?::bigint[], ?::bigint[]) as r (rev, seq)
      """;

  private static final String ALERT =
      """
      insert into alert (id, kind, subject, raised_at, last_at, times, entry_id, state, version)
      values (?, ?, ?, ?, ?, 1, ?, 'OPEN', 1)
      on conflict (kind, subject) where state <> 'CLOSED'
      do update set times = alert.times + 1, last_at = greatest(alert.last_at, excluded.last_at)
      """;

  private static final Comparator<RaisedAlert> IN_ORDER =
      Comparator.comparing(RaisedAlert::kind).thenComparing(RaisedAlert::subject);

  private final Connection connection;
  private int backend;

  JdbcBatch(Connection connection) {
    this.connection = connection;
  }

  /** The row of a new epoch, whose lock this session has. */
  void open(String node, String macKey, Batch first) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select pg_backend_pid()")) {
      ResultSet row = query.executeQuery();
      row.next();
      backend = row.getInt(1);
    }
    try (PreparedStatement insert = connection.prepareStatement(EPOCH)) {
      insert.setLong(1, first.chain());
      insert.setString(2, node);
      insert.setObject(3, first.chainedAt().atOffset(ZoneOffset.UTC));
      insert.setString(4, macKey);
      insert.executeUpdate();
    }
  }

  /** The batch, its entries, and which revisions they are of. */
  void write(LinkedBatch batch) throws SQLException {
    writeBatch(batch.batch());
    writeEntries(batch.batch(), batch.entries());
    if (batch.waiting().stream().anyMatch(pending -> pending.revision().isPresent())) {
      writeRevisions(batch);
    }
    writeAlerts(batch.waiting().stream().flatMap(pending -> pending.alert().stream()).toList());
  }

  private void writeBatch(Batch batch) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(BATCH)) {
      insert.setLong(1, batch.chain());
      insert.setLong(2, batch.first());
      insert.setLong(3, batch.last());
      insert.setObject(4, batch.chainedAt().atOffset(ZoneOffset.UTC));
      insert.setBytes(5, batch.previous());
      insert.setBytes(6, batch.head());
      insert.setBytes(7, batch.mac());
      insert.setInt(8, backend);
      if (insert.executeUpdate() != 1) {
        throw new SQLException("this session does not hold the chain", "55006");
      }
    }
  }

  private void writeEntries(Batch batch, List<ChainedEntry> entries) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(ENTRIES)) {
      insert.setObject(1, batch.chainedAt().atOffset(ZoneOffset.UTC));
      insert.setLong(2, batch.chain());
      insert.setArray(3, array("bigint", entries, ChainedEntry::sequence));
      insert.setArray(4, bytes(entries, ChainedEntry::hash));
      insert.setArray(5, bytes(entries, ChainedEntry::canonical));
      List<SearchFields> fields = entries.stream().map(ChainedEntry::fields).toList();
      insert.setArray(6, array("uuid", fields, SearchFields::id));
      insert.setArray(7, array("uuid", fields, SearchFields::requestId));
      insert.setArray(8, array("text", fields, f -> f.at().toString()));
      insert.setArray(9, array("text", fields, SearchFields::action));
      insert.setArray(10, array("text", fields, f -> f.outcome().name()));
      insert.setArray(11, array("text", fields, SearchFields::actor));
      insert.setArray(12, array("text", fields, SearchFields::actorName));
      insert.setArray(13, array("text", fields, f -> f.address().orElse(null)));
      insert.setArray(14, array("text", fields, f -> literal(f.patients())));
      insert.setArray(15, array("text", fields, f -> literal(f.resources())));
      insert.executeUpdate();
    }
  }

  private void writeRevisions(LinkedBatch batch) throws SQLException {
    List<Long> revisions = new ArrayList<>();
    List<Long> sequences = new ArrayList<>();
    for (int i = 0; i < batch.waiting().size(); i++) {
      if (batch.waiting().get(i).revision().isPresent()) {
        revisions.add(batch.waiting().get(i).revision().getAsLong());
        sequences.add(batch.entries().get(i).sequence());
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(REVISIONS)) {
      insert.setLong(1, batch.batch().chain());
      insert.setArray(2, array("bigint", revisions, revision -> revision));
      insert.setArray(3, array("bigint", sequences, sequence -> sequence));
      insert.executeUpdate();
    }
  }

  /** In one order for every sequencer, so that two of them do not wait for one another. */
  private void writeAlerts(List<RaisedAlert> alerts) throws SQLException {
    if (alerts.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(ALERT)) {
      for (RaisedAlert alert : alerts.stream().sorted(IN_ORDER).toList()) {
        insert.setObject(1, UUID.randomUUID());
        insert.setString(2, alert.kind().name());
        insert.setString(3, alert.subject());
        insert.setObject(4, alert.at().atOffset(ZoneOffset.UTC));
        insert.setObject(5, alert.at().atOffset(ZoneOffset.UTC));
        insert.setObject(6, alert.entry());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private <T> Array array(String type, List<T> rows, Function<T, ?> value) throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }

  private Array bytes(List<ChainedEntry> entries, Function<ChainedEntry, byte[]> value)
      throws SQLException {
    return connection.createArrayOf("bytea", entries.stream().map(value).toArray(byte[][]::new));
  }

  private static String literal(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
