package org.safeguard.audit.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.audit.trail.AuditColumns;
import org.safeguard.audit.trail.AuditLine;
import org.safeguard.audit.trail.AuditPosition;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.EntryCodec;
import org.safeguard.verify.MalformedEntry;

/** A row of {@link AuditConditions#sql()}: whatever its bytes are, it makes a line. */
final class AuditRow {

  private static final System.Logger LOG = System.getLogger(AuditRow.class.getName());

  private final Object[] row;

  private AuditRow(Object[] row) {
    this.row = row;
  }

  static AuditLine line(Object[] row) {
    return new AuditRow(row).line();
  }

  private AuditLine line() {
    AuditPosition position = new AuditPosition(instant(3), uuid(4), number(0), number(1));
    AuditColumns columns =
        new AuditColumns(uuid(5), text(6), text(7), text(8), Optional.ofNullable(text(9)));
    return new AuditLine(position, instant(2), columns, entry(position));
  }

  /** One entry that can't be read must not hide the others of its page. */
  private Optional<AuditEntry> entry(AuditPosition position) {
    try {
      return Optional.of(EntryCodec.decode((byte[]) row[10]));
    } catch (MalformedEntry e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "entry {0} of chain {1} cannot be read: {2}",
          Long.toString(position.sequence()),
          Long.toString(position.chain()),
          e.getMessage());
      return Optional.empty();
    }
  }

  private long number(int column) {
    return ((Number) row[column]).longValue();
  }

  private Instant instant(int column) {
    return Instant.ofEpochMilli(number(column));
  }

  private UUID uuid(int column) {
    return UUID.fromString(text(column));
  }

  private String text(int column) {
    return (String) row[column];
  }
}
