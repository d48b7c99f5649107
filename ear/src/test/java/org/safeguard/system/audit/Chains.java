package org.safeguard.system.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.system.stack.ConnectionSource;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.Batch;
import org.safeguard.verify.BatchMac;
import org.safeguard.verify.ChainCheck;
import org.safeguard.verify.ChainedEntry;
import org.safeguard.verify.SearchFields;

/** Hands every chain of the log to the verifier's check, with the key of its epoch. */
public final class Chains {

  private final ConnectionSource database;
  private final Keys keys;

  public Chains(ConnectionSource database, Keys keys) {
    this.database = database;
    this.keys = keys;
  }

  /** Opens the key of an epoch. */
  public interface Keys {
    BatchMac open(long chain, String wrapped);
  }

  /**
   * Checks all chains, each from its first entry, and the codes of all batches: as they stood at
   * one moment, for the log may be written to meanwhile.
   */
  public List<ChainCheck.Result> check() {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      List<ChainCheck.Result> results = new ArrayList<>();
      for (long chain : chains(connection)) {
        BatchMac mac = keys.open(chain, wrappedKey(connection, chain));
        results.add(
            ChainCheck.check(
                chain,
                batches(connection, chain).iterator(),
                entries(connection, chain).iterator(),
                Optional.of(mac)));
      }
      return results;
    } catch (SQLException failed) {
      throw new IllegalStateException("the log cannot be read", failed);
    }
  }

  private static List<Long> chains(Connection connection) throws SQLException {
    List<Long> chains = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement("select distinct chain from audit_batch order by chain");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        chains.add(rows.getLong(1));
      }
    }
    return chains;
  }

  private static String wrappedKey(Connection connection, long chain) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select mac_key from audit_epoch where chain = ?")) {
      query.setLong(1, chain);
      ResultSet row = query.executeQuery();
      row.next();
      return row.getString(1);
    }
  }

  private static List<Batch> batches(Connection connection, long chain) throws SQLException {
    List<Batch> batches = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select * from audit_batch where chain = ? order by first_seq")) {
      query.setLong(1, chain);
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        batches.add(
            new Batch(
                chain,
                rows.getLong("first_seq"),
                rows.getLong("last_seq"),
                instant(rows, "chained_at"),
                rows.getBytes("previous"),
                rows.getBytes("head"),
                rows.getBytes("mac")));
      }
    }
    return batches;
  }

  private static List<ChainedEntry> entries(Connection connection, long chain) throws SQLException {
    List<ChainedEntry> entries = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement("select * from audit_entry where chain = ? order by seq")) {
      query.setLong(1, chain);
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        entries.add(
            new ChainedEntry(
                chain,
                rows.getLong("seq"),
                instant(rows, "chained_at"),
                rows.getBytes("hash"),
                rows.getBytes("canonical"),
                fields(rows)));
      }
    }
    return entries;
  }

  private static SearchFields fields(ResultSet row) throws SQLException {
    return new SearchFields(
        row.getObject("entry_id", UUID.class),
        row.getObject("request_id", UUID.class),
        instant(row, "at"),
        row.getString("action"),
        AuditEntry.Outcome.valueOf(row.getString("outcome")),
        row.getString("actor"),
        row.getString("actor_name"),
        Optional.ofNullable(row.getString("address")),
        ids(row, "patients"),
        ids(row, "resources"));
  }

  private static List<UUID> ids(ResultSet row, String column) throws SQLException {
    return Arrays.asList((UUID[]) row.getArray(column).getArray());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
