package org.safeguard.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.ChainHash;
import org.safeguard.verify.EntryCodec;
import org.safeguard.verify.SearchFields;

/**
 * What the product's log is held against: one chain for all, whose head is a row that each caller
 * locks in a transaction of its own until its entry is committed. The entries have the same columns
 * and indexes, and the same hash.
 */
final class GlobalLockLog implements MeasuredLog {

  private static final String HEAD =
      "select seq, hash from global_lock.chain_head where one for update";
  private static final String ADVANCE =
      "update global_lock.chain_head set seq = ?, hash = ? where one";
  private static final String ENTRY =
      """
      insert into global_lock.entry (chained_at, chain, seq, hash, canonical, entry_id, request_id, at,
                                     action, outcome, actor, actor_name, address, patients, resources)
      values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final OwnDatabase database;

  GlobalLockLog(OwnDatabase database) throws SQLException {
    this.database = database;
    try (Connection connection = database.asSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema global_lock");
      statement.execute(
          "create table global_lock.entry (like safeguard.audit_entry including all)");
      statement.execute(
          "create table global_lock.chain_head"
              + " (one boolean primary key check (one), seq bigint not null, hash bytea not null)");
      statement.execute(
          "insert into global_lock.chain_head values (true, 0, decode(repeat('00', 32), 'hex'))");
      statement.execute("grant usage on schema global_lock to safeguard_sequencer");
      statement.execute(
          "grant select, insert, update on all tables in schema global_lock to"
              + " safeguard_sequencer");
    }
  }

  @Override
  public Appender appender() throws SQLException {
    return new Caller(database.asSequencer().getConnection());
  }

  @Override
  public long stored() throws SQLException {
    try (Connection connection = database.asSuperuser()) {
      return OwnDatabase.number(connection, "select count(*) from global_lock.entry");
    }
  }

  @Override
  public void close() {
    // Each caller has closed its own connection.
  }

  /** A connection of its own, and its statements. */
  private static final class Caller implements Appender {

    private final Connection connection;
    private final PreparedStatement head;
    private final PreparedStatement advance;
    private final PreparedStatement insert;

    Caller(Connection connection) throws SQLException {
      this.connection = connection;
      connection.setAutoCommit(false);
      this.head = connection.prepareStatement(HEAD);
      this.advance = connection.prepareStatement(ADVANCE);
      this.insert = connection.prepareStatement(ENTRY);
    }

    @Override
    public void append(AuditEntry entry) throws SQLException {
      byte[] canonical = EntryCodec.encode(entry);
      SearchFields fields = SearchFields.of(entry);
      long sequence;
      byte[] hash;
      try (ResultSet row = head.executeQuery()) {
        row.next();
        sequence = row.getLong(1) + 1;
        hash = ChainHash.next(row.getBytes(2), canonical);
      }
      insert(sequence, hash, canonical, fields);
      advance.setLong(1, sequence);
      advance.setBytes(2, hash);
      advance.executeUpdate();
      connection.commit();
    }

    private void insert(long sequence, byte[] hash, byte[] canonical, SearchFields fields)
        throws SQLException {
      insert.setObject(1, time(Instant.now().truncatedTo(ChronoUnit.MILLIS)));
      insert.setLong(2, sequence);
      insert.setBytes(3, hash);
      insert.setBytes(4, canonical);
      insert.setObject(5, fields.id());
      insert.setObject(6, fields.requestId());
      insert.setObject(7, time(fields.at()));
      insert.setString(8, fields.action());
      insert.setString(9, fields.outcome().name());
      insert.setString(10, fields.actor());
      insert.setString(11, fields.actorName());
      insert.setString(12, fields.address().orElse(null));
      insert.setArray(13, connection.createArrayOf("uuid", fields.patients().toArray(UUID[]::new)));
      insert.setArray(
          14, connection.createArrayOf("uuid", fields.resources().toArray(UUID[]::new)));
      insert.executeUpdate();
    }

    private static OffsetDateTime time(Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
