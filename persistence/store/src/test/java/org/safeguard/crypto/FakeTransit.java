package org.safeguard.crypto;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A vault over real TLS that answers each path as told, in the vault's own words, and notes what it
 * was asked.
 */
final class FakeTransit implements AutoCloseable {

  static final String LOGIN = "/v1/auth/approle/login";
  static final String RENEW = "/v1/auth/token/renew-self";
  static final String LOOKUP = "/v1/auth/token/lookup-self";

  record Asked(String path, String token, String body) {}

  record Reply(int status, String body, long headMillis, long bodyMillis) {
    static Reply of(int status, String body) {
      return new Reply(status, body, 0, 0);
    }
  }

  interface Answer {
    Reply to(Asked question);
  }

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpsServer server;

  FakeTransit(TestCertificate certificate) throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    logsIn("t1", 3600);
  }

  String address() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  void on(String path, Answer answer) {
    answers.put(path, answer);
  }

  void on(String path, int status, String body) {
    on(path, question -> Reply.of(status, body));
  }

  /** Every login gives this token from now on. */
  void logsIn(String token, int seconds) {
    on(LOGIN, 200, auth(token, seconds));
  }

  static String auth(String token, int seconds) {
    return """
    {"renewable":false,"lease_duration":0,"auth":{"client_token":"%s","lease_duration":%d,"renewable":true,"policies":["p"]}}"""
        .formatted(token, seconds);
  }

  long times(String path) {
    return asked.stream().filter(question -> question.path().equals(path)).count();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String token = exchange.getRequestHeaders().getFirst("X-Vault-Token");
      Asked question = new Asked(exchange.getRequestURI().getPath(), token, body);
      asked.add(question);
      Answer none = missing -> Reply.of(404, "{\"errors\":[]}");
      write(exchange, answers.getOrDefault(question.path(), none).to(question));
    }
  }

  private static void write(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    pause(reply.headMillis());
    exchange.sendResponseHeaders(reply.status(), bytes.length);
    exchange.getResponseBody().write(bytes, 0, 1);
    exchange.getResponseBody().flush();
    pause(reply.bodyMillis());
    exchange.getResponseBody().write(bytes, 1, bytes.length - 1);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
