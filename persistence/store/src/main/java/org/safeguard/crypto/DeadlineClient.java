package org.safeguard.crypto;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A client whose every answer, body included, is there by the deadline or fails. The JDK's own
 * time-out of a request ends with the reply's headers, and the driver's counts in whole seconds for
 * each request anew.
 */
final class DeadlineClient extends HttpClient {

  private final HttpClient shared;
  private final Deadline deadline;

  DeadlineClient(HttpClient shared, Deadline deadline) {
    this.shared = shared;
    this.deadline = deadline;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> reply = shared.sendAsync(request, handler);
    try {
      return reply.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      reply.cancel(true);
      throw new HttpTimeoutException("no answer in time");
    } catch (InterruptedException e) {
      reply.cancel(true);
      // The driver turns this exception into one of its own.
      Thread.currentThread().interrupt();
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return shared.sendAsync(request, handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> pushed) {
    return shared.sendAsync(request, handler, pushed);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return shared.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return shared.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return shared.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return shared.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return shared.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return shared.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return shared.authenticator();
  }

  @Override
  public Version version() {
    return shared.version();
  }

  @Override
  public Optional<Executor> executor() {
    return shared.executor();
  }
}
