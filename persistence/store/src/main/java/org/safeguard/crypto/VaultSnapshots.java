package org.safeguard.crypto;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Snapshots of a vault's integrated storage (raft), which the driver can't carry: they are files,
 * and take longer than a call may. A snapshot is sealed as the storage itself is.
 */
final class VaultSnapshots {

  private static final System.Logger LOG = System.getLogger(VaultSnapshots.class.getName());

  /** The time that a snapshot may take; one of a large vault has some hundred megabytes. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int SERVER_ERROR = 500;

  private final VaultSettings settings;
  private final VaultSession session;
  private final HttpClient client;

  VaultSnapshots(VaultSettings settings, VaultSession session) {
    this.settings = settings;
    this.session = session;
    this.client = VaultTls.client(settings.trusted());
  }

  /**
   * Writes a snapshot, for its owner's eyes only.
   *
   * @param file there only once it is whole and durable
   */
  void take(Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      HttpRequest request = request("sys/storage/raft/snapshot").GET().build();
      require(send(request, into(part)).statusCode(), "a snapshot");
      durable(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      durable(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw KeysUnavailable.away("the vault's snapshot can't be written", e);
    } finally {
      remove(part);
    }
  }

  /** What is left of a snapshot that did not get whole; nothing otherwise. */
  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "part of a snapshot cannot be removed");
    }
  }

  /** Puts a snapshot in the place of everything that the vault holds, whoever's it is. */
  void restore(Path file) {
    try {
      HttpRequest request =
          request("sys/storage/raft/snapshot-force").POST(BodyPublishers.ofFile(file)).build();
      require(send(request, BodyHandlers.discarding()).statusCode(), "the restoring of a snapshot");
    } catch (IOException e) {
      throw KeysUnavailable.away("the snapshot can't be restored", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(settings.address() + "/v1/" + path))
        .header("X-Vault-Token", session.tokenText())
        .timeout(LIMIT);
  }

  /** An error's text is not the snapshot. */
  private static BodyHandler<Void> into(Path part) {
    return head ->
        head.statusCode() == OK
            ? BodySubscribers.mapping(
                BodySubscribers.ofFile(part, StandardOpenOption.WRITE), written -> null)
            : BodySubscribers.replacing(null);
  }

  private static void require(int status, String asked) {
    if (status == FORBIDDEN) {
      throw KeysUnavailable.withdrawn("the vault denies this server " + asked, null);
    }
    if (status >= BAD_REQUEST && status < SERVER_ERROR) {
      throw new KeyRefused("the vault refuses " + asked + " with status " + status);
    }
    if (status != OK && status != NO_CONTENT) {
      throw KeysUnavailable.away("the vault answers " + status + " to " + asked, null);
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
    CompletableFuture<HttpResponse<T>> reply = client.sendAsync(request, handler);
    try {
      return reply.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      reply.cancel(true);
      throw KeysUnavailable.away("the vault takes too long for a snapshot", null);
    } catch (InterruptedException e) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      throw KeysUnavailable.away("interrupted while a snapshot was on its way", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  private static void durable(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
