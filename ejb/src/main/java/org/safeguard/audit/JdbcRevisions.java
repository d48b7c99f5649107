package org.safeguard.audit;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safeguard.audit.LogSession.Orphan;
import org.safeguard.audit.LogSession.Place;
import org.safeguard.audit.LogSession.Position;

/** The revisions of the data, in the order of their transactions, and which of them are chained. */
final class JdbcRevisions {

  private final JdbcTransactions session;

  JdbcRevisions(JdbcTransactions session) {
    this.session = session;
  }

  Map<Long, Place> places(Collection<Long> revisions) throws SQLException {
    Map<Long, Place> places = new HashMap<>();
    String list =
        revisions.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    session.rows(
        row -> places.put(row.getLong(1), new Place(row.getLong(2), row.getLong(3))),
        "select rev, chain, seq from revision_entry where rev = any (?::bigint[])",
        list);
    return places;
  }

  long horizon() throws SQLException {
    return Long.parseLong(session.text("select pg_snapshot_xmin(pg_current_snapshot())::text"));
  }

  Optional<Position> sliceEnd(Position after, long horizon, int size) throws SQLException {
    String sql =
        """
        select xid::text, id, null::bytea from revision
        where (xid, id) > (?::text::xid8, ?::bigint) and (xid, id) <= (?::text::xid8, ?::bigint)
        order by xid, id offset ?::bigint limit 1
        """;
    return select(sql, after, Position.before(horizon), size - 1).stream()
        .map(Orphan::position)
        .findFirst();
  }

  List<Orphan> orphans(Position after, Position upTo, int limit) throws SQLException {
    String sql =
        """
        select xid::text, id, entry from revision
        where (xid, id) > (?::text::xid8, ?::bigint) and (xid, id) <= (?::text::xid8, ?::bigint)
          and not exists (select from revision_entry where rev = id)
        order by xid, id limit ?::bigint
        """;
    return select(sql, after, upTo, limit);
  }

  private List<Orphan> select(String sql, Position after, Position upTo, int last)
      throws SQLException {
    return session.rows(
        row ->
            new Orphan(
                new Position(Long.parseLong(row.getString(1)), row.getLong(2)), row.getBytes(3)),
        sql,
        after.transaction(),
        after.revision(),
        upTo.transaction(),
        upTo.revision(),
        last);
  }
}
