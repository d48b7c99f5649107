package org.safeguard.keys.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnReason;
import org.safeguard.keys.turn.TurnState;
import org.safeguard.keys.turn.TurnStep;
import org.safeguard.keys.turn.TurnWish;

/** Reads the table {@code key_turn}. */
final class TurnRows {

  static final String SELECT =
      """
      select id, reason, requested_by, requested_at, wish, version, state, step, begun_at, ended_at,
             trouble, keys_total, keys_done, snapshot, key_copy
      from key_turn""";

  private TurnRows() {}

  static Turn turn(ResultSet row) throws SQLException {
    return new Turn(
        row.getObject("id", UUID.class),
        TurnReason.valueOf(row.getString("reason")),
        row.getString("requested_by"),
        instant(row, "requested_at").orElseThrow(),
        TurnWish.valueOf(row.getString("wish")),
        row.getInt("version"),
        TurnState.valueOf(row.getString("state")),
        TurnStep.valueOf(row.getString("step")),
        instant(row, "begun_at"),
        instant(row, "ended_at"),
        Optional.ofNullable(row.getString("trouble")),
        row.getLong("keys_total"),
        row.getLong("keys_done"),
        Optional.ofNullable(row.getString("snapshot")),
        Optional.ofNullable(row.getString("key_copy")));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
