package org.safeguard.keys.job;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyTableRow;
import org.safeguard.crypto.WrappedKey;

/**
 * The stored keys of both tables that hold any: {@code data_key}, and {@code audit_epoch} with the
 * keys of the audit log's epochs.
 */
final class JdbcStoredKeys {

  private static final String ALL =
      """
      select purpose, id::text, subject, wrapped, commitment from data_key
      union all
      select 'AUDIT_EPOCH', chain::text, chain::text, mac_key, null from audit_epoch
      """;

  private static final int FETCHED_AT_ONCE = 2_000;

  private final Jdbc session;

  JdbcStoredKeys(Jdbc session) {
    this.session = session;
  }

  long countOlder(KeyPurpose purpose, int version) throws SQLException {
    String sql =
        purpose == KeyPurpose.AUDIT_EPOCH
            ? "select count(*) from audit_epoch where wrapped_version(mac_key) < ?"
            : "select count(*) from data_key where wrapped_version(wrapped) < ? and purpose = ?";
    List<Long> counts =
        purpose == KeyPurpose.AUDIT_EPOCH
            ? session.rows(row -> row.getLong(1), sql, version)
            : session.rows(row -> row.getLong(1), sql, version, purpose.name());
    return counts.get(0);
  }

  List<KeyTableRow> older(KeyPurpose purpose, int version, String after, int limit)
      throws SQLException {
    if (purpose == KeyPurpose.AUDIT_EPOCH) {
      return session.rows(
          JdbcStoredKeys::row,
          """
          select 'AUDIT_EPOCH', chain::text, chain::text, mac_key, null::bytea from audit_epoch
          where wrapped_version(mac_key) < ? and chain > ? order by chain limit ?""",
          version,
          after.isEmpty() ? 0L : Long.parseLong(after),
          limit);
    }
    return session.rows(
        JdbcStoredKeys::row,
        """
        select purpose, id::text, subject, wrapped, commitment from data_key
        where wrapped_version(wrapped) < ? and purpose = ? and id > ?::uuid order by id limit ?""",
        version,
        purpose.name(),
        after.isEmpty() ? "00000000-0000-0000-0000-000000000000" : after,
        limit);
  }

  List<KeyTableRow> some(KeyPurpose purpose, int limit) throws SQLException {
    return session.rows(
        JdbcStoredKeys::row,
        "select * from (" + ALL + ") as stored where purpose = ? order by random() limit ?",
        purpose.name(),
        limit);
  }

  /**
   * Within a transaction that the caller runs.
   *
   * @return how many were replaced
   */
  int replace(KeyPurpose purpose, List<KeyTableRow> rows, List<WrappedKey> anew)
      throws SQLException {
    String[] ids = rows.stream().map(KeyTableRow::id).toArray(String[]::new);
    String[] before = rows.stream().map(row -> row.wrapped().text()).toArray(String[]::new);
    String[] after = anew.stream().map(WrappedKey::text).toArray(String[]::new);
    String sql =
        purpose == KeyPurpose.AUDIT_EPOCH
            ? """
              update audit_epoch e set mac_key = t.after
              from unnest(?::bigint[], ?, ?) as t (chain, before, after)
              where e.chain = t.chain and e.mac_key = t.before"""
            : """
              update data_key k set wrapped = t.after
              from unnest(?::uuid[], ?, ?) as t (id, before, after)
              where k.id = t.id and k.wrapped = t.before""";
    return session.change(sql, ids, before, after);
  }

  /** Within a transaction that the caller runs: one statement sees one state of both tables. */
  void forEach(TurnLedger.Use use) throws SQLException, IOException {
    try (PreparedStatement query = session.prepared(ALL)) {
      query.setFetchSize(FETCHED_AT_ONCE);
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        use.of(row(rows));
      }
    }
  }

  private static KeyTableRow row(ResultSet row) throws SQLException {
    return new KeyTableRow(
        KeyPurpose.valueOf(row.getString(1)),
        row.getString(2),
        new WrappedKey(row.getString(3), row.getString(4)),
        Optional.ofNullable(row.getBytes(5)));
  }
}
