package org.safeguard.keys.job;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.safeguard.audit.JobCalls;
import org.safeguard.crypto.BadSetting;
import org.safeguard.crypto.KeyTableCopy;
import org.safeguard.crypto.RestoredVault;
import org.safeguard.crypto.VaultKeyEncryptionKeys;
import org.safeguard.keys.Cryptoperiod;
import org.safeguard.keys.KeyTurnService;
import org.safeguard.keys.turn.KeyTurnDelayed;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnReason;

/**
 * Sees to it that a turn which was asked for goes on until it is done: looks every second whether
 * there is one to go on with, takes it if no other node has it, and starts its batch job. Once a
 * minute it looks whether a turn is due.
 *
 * <p>It is a thread and not a timer of the container's: each run of a timer is a call, and would
 * leave an entry every second that says nothing.
 */
@ApplicationScoped
public class TurnWatch {

  private static final System.Logger LOG = System.getLogger(TurnWatch.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration REFUSED = Duration.ofHours(1);
  private static final Duration SLICE = Duration.ofSeconds(10);

  /**
   * How long to leave a turn alone that could not go on, or was to wait: twice as long each time.
   */
  private static final Duration SHORTEST_DELAY = Duration.ofSeconds(15);

  private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

  @Resource(lookup = "java:jboss/datasources/SafeguardTurnDS")
  private DataSource database;

  @Inject private TurnSteps steps;
  @Inject private TurnBatch batch;
  @Inject private JobCalls calls;
  @Inject private KeyTurnService service;
  @Inject private KeyTableCopy copy;
  @Inject private Cryptoperiod cryptoperiod;
  @Inject private Clock clock;

  private Thread thread;
  private TurnStore store;
  private Optional<TurnLedger> mine = Optional.empty();
  private Instant nextTry = Instant.EPOCH;
  private Duration delay = SHORTEST_DELAY;
  private String lastWish = "";
  private Instant nextSchedule = Instant.EPOCH;
  private Instant nextRemoval = Instant.EPOCH;
  private String trouble = "";

  /** The container tells once for each module of the application; only the first counts. */
  synchronized void start(@Observes Startup event) {
    if (thread == null) {
      store = new TurnStore(database);
      thread = new Thread(this::watch, "key-turn-watch");
      thread.setDaemon(true);
      thread.setContextClassLoader(TurnWatch.class.getClassLoader());
      thread.start();
    }
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        look();
        trouble = "";
      } catch (SQLException | RuntimeException e) {
        tell(e);
        nextTry = clock.instant().plus(SHORTEST_DELAY);
      }
      pause();
    }
    leave();
  }

  private void look() throws SQLException {
    removeOldFiles();
    if (mine.isPresent()) {
      if (batch.ended()) {
        leave();
        delay(batch.completed());
      }
      return;
    }
    Optional<Turn> turn = store.findGoingOn();
    if (turn.isEmpty()) {
      schedule();
    } else if (isTime(turn.get())) {
      goOn(turn.get());
    }
  }

  /** At once where people have said something new. */
  private boolean isTime(Turn turn) {
    String wish = turn.id() + " " + turn.version();
    if (!wish.equals(lastWish)) {
      lastWish = wish;
      delay = SHORTEST_DELAY;
      return true;
    }
    return !clock.instant().isBefore(nextTry);
  }

  private void delay(boolean completed) {
    nextTry = completed ? Instant.EPOCH : clock.instant().plus(delay);
    Duration twice = delay.multipliedBy(2);
    delay = completed ? SHORTEST_DELAY : twice.compareTo(LONGEST_DELAY) < 0 ? twice : LONGEST_DELAY;
  }

  private void goOn(Turn turn) throws SQLException {
    mine = store.open(turn.id());
    if (mine.isEmpty()) {
      return;
    }
    TurnLedger ledger = mine.get();
    try {
      steps.take(ledger, new KeyTurn(ledger, this::surroundings, slice()));
      batch.start();
    } catch (RuntimeException e) {
      leave();
      throw e;
    }
  }

  private KeyTurn.Surroundings surroundings() {
    Map<String, String> environment = System.getenv();
    return new KeyTurn.Surroundings(
        VaultKeyEncryptionKeys.from(environment),
        RestoredVault.from(environment),
        TurnFolders.from(environment, copy, clock));
  }

  private static Slice slice() {
    return new Slice(
        SLICE, System::nanoTime, nanos -> Thread.sleep(Duration.ofNanos(nanos).toMillis()));
  }

  private void leave() {
    steps.leave();
    mine.ifPresent(TurnLedger::close);
    mine = Optional.empty();
  }

  /** Where asking is refused, it is tried again much later: each try is an entry. */
  private void schedule() throws SQLException {
    Instant now = clock.instant();
    if (now.isBefore(nextSchedule)) {
      return;
    }
    nextSchedule = now.plus(REFUSED);
    boolean due = store.inUseSince().map(cryptoperiod::end).filter(now::isAfter).isPresent();
    if (due) {
      calls.as(KeyTurnJob.NAME, () -> requested(TurnReason.CRYPTOPERIOD));
    }
    nextSchedule = now.plus(MINUTE);
  }

  /** Also where no turn was ever made here: the folders may be another node's too. */
  private void removeOldFiles() {
    Instant now = clock.instant();
    if (now.isBefore(nextRemoval)) {
      return;
    }
    nextRemoval = now.plus(MINUTE);
    try {
      TurnFolders.from(System.getenv(), copy, clock).removeOldFiles();
    } catch (BadSetting e) {
      LOG.log(System.Logger.Level.DEBUG, "no snapshots are kept here: {0}", e.getMessage());
    } catch (KeyTurnDelayed e) {
      LOG.log(System.Logger.Level.WARNING, e.getMessage());
    }
  }

  private TurnReason requested(TurnReason reason) {
    service.request(reason);
    return reason;
  }

  /** Once for each trouble: it may last for hours. */
  private void tell(Exception e) {
    String kind =
        e instanceof SQLException failed
            ? "SQL state " + failed.getSQLState()
            : e.getClass().getSimpleName();
    if (!kind.equals(trouble)) {
      LOG.log(System.Logger.Level.WARNING, "no turn of the keys can be looked for: {0}", kind);
      trouble = kind;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  synchronized void stop() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
