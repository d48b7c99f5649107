package org.safeguard.stack.patients;

import com.sun.net.httpserver.HttpServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives the tokens t1, t2 and so on, each for five minutes. */
final class FakeKeycloak implements AutoCloseable {
  static final String ISSUER = "https://localhost/realms/safeguard";

  final List<String> forms = new CopyOnWriteArrayList<>();
  volatile int status = 200;
  private final HttpServer server = Loopback.server(0);

  FakeKeycloak() {
    server.createContext(
        "/token",
        exchange -> {
          byte[] form = exchange.getRequestBody().readAllBytes();
          forms.add(URLDecoder.decode(new String(form, StandardCharsets.US_ASCII), "UTF-8"));
          String body =
              "{\"access_token\": \"%s\", \"expires_in\": 300}".formatted("t" + forms.size());
          byte[] answer = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
  }

  String newest() {
    return "t" + forms.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
