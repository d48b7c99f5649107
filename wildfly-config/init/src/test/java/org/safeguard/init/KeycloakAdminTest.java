package org.safeguard.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to Keycloak and how its answers are taken, against a server of the same paths. */
class KeycloakAdminTest {
  private static final Officer ANNA = new Officer("anna", "Anna Ames");
  private static final TemporaryPassword PASSWORD = new TemporaryPassword("a \"quoted\" one");

  private static SSLContext tls;

  private final List<String> received = new ArrayList<>();
  private HttpsServer server;
  private KeycloakAdmin admin;
  private int usersStatus = 201;
  private int tokenStatus = 200;

  @BeforeAll
  static void makeCertificate(@TempDir Path folder) throws Exception {
    tls = TestCertificate.make(folder).context();
  }

  @BeforeEach
  void startServer() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext("/auth/realms/master/protocol/openid-connect/token", this::token);
    server.createContext("/auth/admin/realms/safeguard/users", this::users);
    server.start();
    admin = adminOf("/auth/realms/safeguard");
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void accountMustChangePasswordAndSetUpASecondFactor() {
    Subject subject = admin.create(ANNA, PASSWORD);

    assertEquals(new Subject("4711"), subject);
    String account = received.get(1);
    assertTrue(account.startsWith("POST Bearer the-token "), account);
    assertTrue(account.contains("\"username\":\"anna\""), account);
    assertTrue(account.contains("[\"UPDATE_PASSWORD\",\"CONFIGURE_TOTP\"]"), account);
    assertTrue(account.contains("\"value\":\"a \\\"quoted\\\" one\",\"temporary\":true"), account);
  }

  @Test
  void keycloakIsToldNoMoreThanTheUsername() {
    admin.create(ANNA, PASSWORD);

    assertFalse(received.get(1).contains("Ames"), received.get(1));
  }

  @Test
  void secretIsSentInTheBodyAndEncoded() {
    admin.create(ANNA, PASSWORD);

    assertTrue(received.get(0).endsWith("client_id=boot&client_secret=s%26t"), received.get(0));
  }

  @Test
  void takenUsernameIsRefusedByName() {
    usersStatus = 409;

    InstallationRefused refused =
        assertThrows(InstallationRefused.class, () -> admin.create(ANNA, PASSWORD));

    assertTrue(refused.getMessage().contains("'anna'"), refused.getMessage());
  }

  @Test
  void wrongSecretIsRefused() {
    tokenStatus = 401;

    assertThrows(InstallationRefused.class, () -> admin.create(ANNA, PASSWORD));
    assertEquals(1, received.size());
  }

  @Test
  void refusalNeverQuotesThePassword() {
    usersStatus = 500;

    InstallationRefused refused =
        assertThrows(InstallationRefused.class, () -> admin.create(ANNA, PASSWORD));

    assertFalse(refused.getMessage().contains("quoted"), refused.getMessage());
  }

  @Test
  void accountMadeInVainIsDeleted() {
    usersStatus = 204;

    admin.remove(new Subject("4711"));

    assertTrue(received.get(1).startsWith("DELETE Bearer the-token /4711"), received.get(1));
  }

  @Test
  void addressWithoutARealmIsRefused() {
    assertThrows(InstallationRefused.class, () -> adminOf("/auth/safeguard"));
  }

  @Test
  void addressInClearIsRefusedOnEveryHost() {
    for (String address :
        List.of("http://localhost/realms/x", "http://id.example.org/realms/x", "/realms/x")) {
      InstallationRefused refused =
          assertThrows(InstallationRefused.class, () -> adminAt(URI.create(address)));

      assertTrue(refused.getMessage().contains("https"), refused.getMessage());
    }
  }

  private KeycloakAdmin adminOf(String path) {
    return adminAt(URI.create("https://localhost:" + server.getAddress().getPort() + path));
  }

  private static KeycloakAdmin adminAt(URI realm) {
    return new KeycloakAdmin(HttpClient.newBuilder().sslContext(tls).build(), realm, "boot", "s&t");
  }

  private void token(HttpExchange exchange) throws IOException {
    received.add(body(exchange));
    answer(exchange, tokenStatus, "{\"scope\":\"\",\"access_token\":\"the-token\"}");
  }

  private void users(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    received.add(
        "%s %s %s%s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                path.substring(path.indexOf("/users") + "/users".length()),
                body(exchange)));
    exchange.getResponseHeaders().add("Location", exchange.getRequestURI() + "/4711");
    answer(exchange, usersStatus, usersStatus == 204 ? "" : "{}");
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
