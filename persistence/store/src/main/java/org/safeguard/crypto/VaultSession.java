package org.safeguard.crypto;

import io.github.jopenlibs.vault.VaultException;
import io.github.jopenlibs.vault.api.Logical;
import io.github.jopenlibs.vault.response.AuthResponse;
import io.github.jopenlibs.vault.response.LogicalResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Calls of the vault under a token that it keeps valid: logged in at the first call, renewed in
 * time, logged in again when the vault no longer knows the token. A call ends within its time
 * limit, all of these steps included.
 */
final class VaultSession {

  private static final Duration LIMIT = Duration.ofMillis(1500);
  private static final String LOOKUP = "auth/token/lookup-self";
  private static final int UNANSWERED = 0;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int SEALED = 503;

  private final VaultSettings settings;
  private final VaultDriver driver;
  private final LongSupplier nanoTime;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile VaultToken current;

  /** A session over a link of its own. */
  static VaultSession open(VaultSettings settings) {
    return new VaultSession(settings, VaultTls.client(settings.trusted()), System::nanoTime);
  }

  VaultSession(VaultSettings settings, HttpClient client, LongSupplier nanoTime) {
    this.settings = settings;
    this.driver = new VaultDriver(settings.address(), client);
    this.nanoTime = nanoTime;
  }

  /**
   * The vault's reply to what is written: any status below 500 but 403, to be checked by the
   * caller.
   *
   * @throws KeysUnavailable if there is no such reply in time
   */
  LogicalResponse post(String path, Map<String, Object> body) {
    return ask(vault -> vault.write(path, body));
  }

  /** As {@link #post}, for what is only read. */
  LogicalResponse get(String path) {
    return ask(vault -> vault.read(path));
  }

  /**
   * The text of a token that is valid by the clock, for what the driver can't carry.
   *
   * @throws KeysUnavailable if the vault gives none in time
   */
  String tokenText() {
    return token(Deadline.in(LIMIT)).text();
  }

  private interface Question {
    LogicalResponse ask(Logical vault) throws VaultException;
  }

  private LogicalResponse ask(Question question) {
    Deadline deadline = Deadline.in(LIMIT);
    VaultToken token = token(deadline);
    LogicalResponse reply = ask(question, token, deadline);
    if (forbidden(reply)) {
      reply = ask(question, successor(token, deadline), deadline);
    }
    if (forbidden(reply)) {
      throw denied();
    }
    return reply;
  }

  private LogicalResponse ask(Question question, VaultToken token, Deadline deadline) {
    try {
      return question.ask(driver.under(token, deadline).logical());
    } catch (VaultException e) {
      throw unavailable(e);
    }
  }

  private static boolean forbidden(LogicalResponse reply) {
    return reply.getRestResponse().getStatus() == FORBIDDEN;
  }

  /** A token that is valid by the clock. */
  private VaultToken token(Deadline deadline) {
    VaultToken token = current;
    if (token == null || token.expired(now())) {
      return successor(token, deadline);
    }
    // Who finds another thread at it goes on with the token at hand, which is valid still.
    if (token.due(now()) && changing.tryLock()) {
      try {
        return current == token ? prolong(token, deadline) : current;
      } finally {
        changing.unlock();
      }
    }
    return token;
  }

  private VaultToken prolong(VaultToken token, Deadline deadline) {
    if (token.waning()) {
      return login(deadline);
    }
    try {
      AuthResponse reply = driver.under(token, deadline).auth().renewSelf();
      current = token.renewed(reply, now());
      return current;
    } catch (VaultException e) {
      // At the end that the token's role sets, the vault answers 500 and later 403.
      boolean away = e.getHttpStatusCode() == UNANSWERED || e.getHttpStatusCode() == SEALED;
      return away ? token : login(deadline);
    }
  }

  /** The token after one that failed, or the first. */
  private VaultToken successor(VaultToken failed, Deadline deadline) {
    lock(deadline);
    try {
      if (current != failed) {
        return current;
      }
      if (failed != null && !failed.expired(now()) && known(failed, deadline)) {
        throw denied();
      }
      return login(deadline);
    } finally {
      changing.unlock();
    }
  }

  private void lock(Deadline deadline) {
    try {
      if (changing.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KeysUnavailable.away("interrupted while waiting for a login at the vault", e);
    }
    throw KeysUnavailable.away("no login at the vault in time", null);
  }

  /** Whether the vault knows the token, so that another login would change nothing. */
  private boolean known(VaultToken token, Deadline deadline) {
    try {
      return !forbidden(driver.under(token, deadline).logical().read(LOOKUP));
    } catch (VaultException e) {
      throw unavailable(e);
    }
  }

  private VaultToken login(Deadline deadline) {
    String secretId = secretId();
    try {
      AuthResponse reply =
          driver.anonymous(deadline).auth().loginByAppRole(settings.roleId(), secretId);
      current = VaultToken.login(reply, now());
      return current;
    } catch (VaultException e) {
      boolean refused = e.getHttpStatusCode() == FORBIDDEN || e.getHttpStatusCode() == BAD_REQUEST;
      throw refused
          ? KeysUnavailable.withdrawn("the vault refuses this server's login", e)
          : unavailable(e);
    }
  }

  private String secretId() {
    try {
      return Files.readString(settings.secretId()).strip();
    } catch (IOException e) {
      throw KeysUnavailable.away("the file with the vault's secret id can't be read", e);
    }
  }

  private long now() {
    return nanoTime.getAsLong();
  }

  private static KeysUnavailable denied() {
    return KeysUnavailable.withdrawn("the vault denies this server its keys", null);
  }

  private static KeysUnavailable unavailable(VaultException e) {
    // A proxy before the vault may say 503 as well, without the vault's words.
    if (e.getHttpStatusCode() == SEALED && e.getMessage().contains("sealed")) {
      return KeysUnavailable.withdrawn("the vault is sealed", e);
    }
    return KeysUnavailable.away("the vault is away", e);
  }
}
