package org.safeguard.stack.patients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A FHIR API in memory, over real HTTP. It refuses a resource whose {@code language} is {@code xx},
 * and comes to grief over a write when it is told to.
 */
final class FakeFhirServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What happens instead of an answer.
   *
   * @param status answered; 0 breaks the connection off, -1 kills the server too
   * @param done whether the write was done before
   */
  record Mishap(int status, boolean done, Map<String, String> headers) {
    static Mishap lost(boolean done) {
      return new Mishap(0, done, Map.of());
    }

    static Mishap killed(boolean done) {
      return new Mishap(-1, done, Map.of());
    }

    static Mishap status(int status, boolean done) {
      return new Mishap(status, done, Map.of());
    }
  }

  final Queue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
  final List<JsonNode> stored = new CopyOnWriteArrayList<>();

  /** Path and body of each write that came, done or not. */
  final List<String> writes = new CopyOnWriteArrayList<>();

  final List<String> searches = new CopyOnWriteArrayList<>();

  /** So many entries of batches are not done but answered with {@link #busyStatus}. */
  final AtomicInteger busyEntries = new AtomicInteger();

  volatile int busyStatus = 503;

  volatile Predicate<String> takesToken = token -> true;
  volatile Runnable onWrite = () -> {};
  volatile int searchStatus = 200;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private int port;

  FakeFhirServer() {
    start();
  }

  /** Starts, or starts again at the same address. */
  synchronized void start() {
    server = Loopback.server(port);
    port = server.getAddress().getPort();
    server.setExecutor(threads);
    deploy();
    server.start();
  }

  void deploy() {
    server.createContext("/fhir", this::handle);
  }

  /** The server goes on, and answers 404 in words of its own. */
  void undeploy() {
    server.removeContext("/fhir");
  }

  synchronized void kill() {
    server.stop(0);
  }

  String base() {
    return "http://127.0.0.1:" + port + "/fhir";
  }

  long count(String type) {
    return stored.stream().filter(one -> one.get("resourceType").asText().equals(type)).count();
  }

  /** Does a write as though it had come a while ago and only now got to its end. */
  void write(String path, String body) throws IOException {
    done(path, JSON.readTree(body));
  }

  @Override
  public void close() {
    kill();
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().substring("/fhir".length());
    String token = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!takesToken.test(token)) {
      answer(exchange, 401, outcome("no token"));
    } else if (path.endsWith("/_search")) {
      search(exchange, path, new String(body, StandardCharsets.UTF_8));
    } else if (path.equals("/metadata")) {
      answer(exchange, 200, JSON.createObjectNode());
    } else {
      write(exchange, path, body);
    }
  }

  private void search(HttpExchange exchange, String path, String form) throws IOException {
    searches.add(path + "?" + form);
    String type = path.substring(1, path.lastIndexOf('/'));
    ObjectNode answer = JSON.createObjectNode().put("resourceType", "Bundle");
    if (find(type, form.substring(0, form.indexOf('&')))) {
      answer.putArray("entry").addObject().putObject("resource").put("resourceType", type);
    }
    answer(exchange, searchStatus, searchStatus == 200 ? answer : outcome("not this one"));
  }

  private void write(HttpExchange exchange, String path, byte[] body) throws IOException {
    writes.add(path + " " + new String(body, StandardCharsets.UTF_8));
    onWrite.run();
    Mishap mishap = mishaps.poll();
    if (mishap == null) {
      JsonNode answer = done(path, JSON.readTree(body));
      int status = answer.path("issue").isEmpty() ? path.isEmpty() ? 200 : 201 : 422;
      answer(exchange, status, answer);
      return;
    }
    if (mishap.done()) {
      done(path, JSON.readTree(body));
    }
    mishap.headers().forEach(exchange.getResponseHeaders()::set);
    if (mishap.status() > 0) {
      answer(exchange, mishap.status(), outcome("a mishap"));
    } else if (mishap.status() == 0) {
      exchange.close();
    } else {
      kill();
    }
  }

  private synchronized JsonNode done(String path, JsonNode body) {
    if (!path.isEmpty()) {
      if (isWrong(body)) {
        return outcome("language is not known");
      }
      stored.add(body);
      return JSON.createObjectNode();
    }
    boolean batch = body.get("type").asText().equals("batch");
    if (!batch) {
      for (int i = 0; i < body.get("entry").size(); i++) {
        if (isWrong(body.get("entry").get(i).get("resource"))) {
          return outcome("language is not known", "Bundle.entry[" + i + "].resource.language");
        }
      }
    }
    ObjectNode answer = JSON.createObjectNode().put("resourceType", "Bundle");
    ArrayNode entries =
        answer.put("type", batch ? "batch-response" : "transaction-response").putArray("entry");
    body.get("entry").forEach(entry -> entries.addObject().set("response", done(entry)));
    return answer;
  }

  private JsonNode done(JsonNode entry) {
    JsonNode resource = entry.get("resource");
    ObjectNode response = JSON.createObjectNode();
    String type = resource.get("resourceType").asText();
    if (busyEntries.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      response.put("status", Integer.toString(busyStatus));
      return response.set("outcome", outcome("keys are away"));
    }
    if (isWrong(resource)) {
      response.put("status", "422 Unprocessable");
      return response.set("outcome", outcome("language is not known", type + ".language"));
    }
    JsonNode condition = entry.at("/request/ifNoneExist");
    if (condition.isTextual() && find(type, condition.asText())) {
      return response.put("status", "200");
    }
    stored.add(resource);
    return response.put("status", "201 Created");
  }

  private boolean find(String type, String query) {
    String token =
        URLDecoder.decode(query.substring("identifier=".length()), StandardCharsets.UTF_8)
            .replaceAll("\\\\(.)", "$1");
    return stored.stream()
        .filter(one -> one.get("resourceType").asText().equals(type))
        .flatMap(one -> one.findParents("system").stream())
        .anyMatch(
            one -> token.equals(one.get("system").asText() + "|" + one.path("value").asText()));
  }

  private static boolean isWrong(JsonNode resource) {
    return resource.path("language").asText().equals("xx");
  }

  private static ObjectNode outcome(String diagnostics, String... expressions) {
    ObjectNode outcome = JSON.createObjectNode().put("resourceType", "OperationOutcome");
    ObjectNode issue = outcome.putArray("issue").addObject();
    issue.put("severity", "error").put("code", "invalid").put("diagnostics", diagnostics);
    issue.putObject("details").put("text", "Ada Lovelace");
    ArrayNode places = issue.putArray("expression");
    List.of(expressions).forEach(places::add);
    return outcome;
  }

  private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/fhir+json;charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
