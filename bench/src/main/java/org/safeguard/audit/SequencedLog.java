package org.safeguard.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.EntryCodec;

/** The product's log: {@link GroupCommit} on a thread of its own, as {@link Sequencer} runs it. */
final class SequencedLog implements MeasuredLog {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final OwnDatabase database;
  private final GroupCommit log;
  private final Thread thread;

  SequencedLog(OwnDatabase database) {
    this.database = database;
    this.log =
        new GroupCommit(
            new JdbcLogStore(database.asSequencer()),
            new EpochKeys(new LocalKeys()),
            "bench",
            Clock.tickMillis(ZoneOffset.UTC),
            PAUSE);
    this.thread = new Thread(log, "audit-sequencer");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public Appender appender() {
    return new Appender() {
      @Override
      public void append(AuditEntry entry) throws InterruptedException {
        try {
          log.append(entry, EntryCodec.encode(entry), OptionalLong.empty()).get();
        } catch (ExecutionException e) {
          throw new IllegalStateException("an entry was not written", e.getCause());
        }
      }

      @Override
      public void close() {
        // The connection is the sequencer's, for all of them.
      }
    };
  }

  @Override
  public long stored() throws SQLException {
    try (Connection connection = database.asSuperuser()) {
      return OwnDatabase.number(
          connection,
          "select count(*) from safeguard.audit_entry where action = '" + MadeEntries.ACTION + "'");
    }
  }

  @Override
  public void close() {
    log.stop();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
