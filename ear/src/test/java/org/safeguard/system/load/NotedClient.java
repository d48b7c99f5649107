package org.safeguard.system.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.safeguard.system.http.Answer;

/** Sends requests as the client behind it does, and notes each bundle with what became of it. */
final class NotedClient extends HttpClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final URI base;
  private final Queue<SentBundle> sent = new ConcurrentLinkedQueue<>();

  /**
   * @param base where bundles are posted to
   */
  NotedClient(HttpClient client, URI base) {
    this.client = client;
    this.base = base;
  }

  /** The bundles, as they went. */
  List<SentBundle> sent() {
    return List.copyOf(sent);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    if (!request.uri().equals(base)) {
      return client.send(request, handler);
    }
    List<String> fullUrls = fullUrls(request);
    try {
      HttpResponse<T> response = client.send(request, handler);
      sent.add(new SentBundle(fullUrls, Optional.of(answer(response))));
      return response;
    } catch (IOException lost) {
      sent.add(new SentBundle(fullUrls, Optional.empty()));
      throw lost;
    }
  }

  private static Answer answer(HttpResponse<?> response) {
    return new Answer(response.statusCode(), response.headers(), (byte[]) response.body());
  }

  private static List<String> fullUrls(HttpRequest request) throws IOException {
    byte[] body = WholeBody.of(request.bodyPublisher().orElseThrow());
    List<String> fullUrls = new ArrayList<>();
    for (JsonNode entry : JSON.readTree(body).path("entry")) {
      fullUrls.add(entry.path("fullUrl").asText());
    }
    return fullUrls;
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    throw new UnsupportedOperationException("would go unnoted");
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
    throw new UnsupportedOperationException("would go unnoted");
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }
}
