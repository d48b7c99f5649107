package org.safeguard.keys.watch;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.safeguard.crypto.DataKeys;
import org.safeguard.crypto.KeysUnavailable;
import org.safeguard.crypto.TokenIndex;

/**
 * Asks the vault every second whether this server may have its keys. A node that nobody asks for
 * anything would otherwise keep keys that were withdrawn until their time ends; and the index key,
 * which every search needs, is at hand before the first of them.
 */
@ApplicationScoped
public class KeyWatch {

  private static final System.Logger LOG = System.getLogger(KeyWatch.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Runnable question;
  private final Clock clock;
  private final AtomicReference<Sight> seen;
  private Thread thread;

  @Inject
  KeyWatch(DataKeys keys, TokenIndex index, Clock clock) {
    this(
        () -> {
          keys.check();
          index.load();
        },
        clock);
  }

  /**
   * @param question passes, or throws what the vault answers
   */
  KeyWatch(Runnable question, Clock clock) {
    this.question = question;
    this.clock = clock;
    this.seen = new AtomicReference<>(new Sight(VaultState.AWAY, clock.instant()));
  }

  /** For the container's proxy only. */
  protected KeyWatch() {
    this.question = null;
    this.clock = null;
    this.seen = null;
  }

  /** The container tells once for each module of the application; only the first counts. */
  synchronized void start(@Observes Startup event) {
    if (thread == null) {
      thread = new Thread(this::watch, "vault-watch");
      thread.setDaemon(true);
      thread.setContextClassLoader(KeyWatch.class.getClassLoader());
      thread.start();
    }
  }

  /** As it was seen last. */
  public Sight seen() {
    return seen.get();
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      look();
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Looks once. */
  void look() {
    VaultState state = state();
    Sight before = seen.get();
    if (before.state() != state) {
      seen.set(new Sight(state, clock.instant()));
      LOG.log(System.Logger.Level.WARNING, "the vault is {0}, it was {1}", state, before.state());
    }
  }

  private VaultState state() {
    try {
      question.run();
      return VaultState.SERVING;
    } catch (KeysUnavailable e) {
      return e.withdrawn() ? VaultState.WITHDRAWN : VaultState.AWAY;
    } catch (RuntimeException e) {
      // Such as a database that is away, which has the index key: the next look may do better.
      LOG.log(System.Logger.Level.DEBUG, "the index key cannot be had: {0}", e.getClass());
      return VaultState.SERVING;
    }
  }

  @PreDestroy
  synchronized void stop() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  /**
   * The vault as it was seen.
   *
   * @param since when it was first seen so
   */
  public record Sight(VaultState state, Instant since) {}
}
