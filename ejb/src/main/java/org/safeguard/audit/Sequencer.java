package org.safeguard.audit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.safeguard.crypto.KeyWrapper;
import org.safeguard.verify.AuditEntry;

/**
 * The only writer of the audit log on this node: starts with the application, ends with it, and
 * gives a receipt only for what is durable. The work is {@link GroupCommit}'s.
 */
@ApplicationScoped
public class Sequencer implements AuditLog {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_ENTRIES = Duration.ofSeconds(10);

  @Resource(lookup = "java:jboss/datasources/SafeguardSequencerDS")
  private DataSource dataSource;

  @Inject private KeyWrapper vault;

  private GroupCommit log;
  private Thread thread;

  /** The container tells once for each module of the application; only the first counts. */
  synchronized void start(@Observes Startup event) {
    running();
  }

  @Override
  public CompletableFuture<Receipt> append(
      AuditEntry entry, byte[] canonical, OptionalLong revision) {
    return running().append(entry, canonical, revision);
  }

  private synchronized GroupCommit running() {
    if (log == null) {
      String node = System.getenv().getOrDefault("SAFEGUARD_NODE", "node1");
      Clock clock = Clock.tickMillis(ZoneOffset.UTC);
      log = new GroupCommit(new JdbcLogStore(dataSource), new EpochKeys(vault), node, clock, PAUSE);
      thread = new Thread(log, "audit-sequencer");
      thread.setDaemon(true);
      thread.setContextClassLoader(Sequencer.class.getClassLoader());
      thread.start();
    }
    return log;
  }

  @PreDestroy
  synchronized void stop() {
    if (log == null) {
      return;
    }
    log.stop();
    thread.interrupt();
    try {
      thread.join(LAST_ENTRIES.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
