package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.stack.Ports.Listener;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.ClientHello;
import org.safeguard.system.http.ClientHello.Reply;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.stack.Listeners;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** Nothing goes over the network in clear, and nothing takes an old protocol. */
@SystemTest
class TransportIT {

  private static final int TLS_1_0 = 1;
  private static final int TLS_1_1 = 2;
  private static final int TLS_1_2 = 3;

  private final RunningStack stack;

  TransportIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void nothingListensButWhatShould() {
    Set<Integer> expected = new TreeSet<>(webPorts().values());
    expected.add(stack.databases().port());
    assertEquals(expected, Listeners.of(stack.processes()));
  }

  @Test
  void everyListenerSpeaksTls13And12() throws IOException {
    for (Map.Entry<String, Integer> listener : clientPorts().entrySet()) {
      for (String version : List.of("TLSv1.3", "TLSv1.2")) {
        assertEquals(version, handshake(listener.getValue(), version), listener.getKey());
      }
      assertEquals(Reply.ACCEPTED, ClientHello.to(listener.getValue(), TLS_1_2), listener.getKey());
    }
    assertEquals(Reply.ACCEPTED, ClientHello.toPostgres(stack.databases().port(), TLS_1_2));
  }

  @Test
  void noListenerSpeaksAnOlderProtocol() throws IOException {
    for (int version : List.of(TLS_1_0, TLS_1_1)) {
      for (Map.Entry<String, Integer> listener : webPorts().entrySet()) {
        assertEquals(
            Reply.REFUSED, ClientHello.to(listener.getValue(), version), listener.getKey());
      }
      assertEquals(Reply.REFUSED, ClientHello.toPostgres(stack.databases().port(), version));
    }
  }

  @Test
  void noListenerServesPlainHttp() throws IOException {
    for (Map.Entry<String, Integer> listener : webPorts().entrySet()) {
      String answer = plainGet(listener.getValue());
      assertFalse(answer.matches("(?s)HTTP/1\\.[01] [23].*"), listener.getKey() + ": " + answer);
    }
  }

  @Test
  void managementAsksWhoIsThere() {
    FhirClient management = at(Listener.WILDFLY_MANAGEMENT);
    for (String path : List.of("/management", "/health", "/metrics")) {
      assertEquals(401, management.get(path).status(), path);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/metadata",
        "/fhir/Patient/00000000-0000-7000-8000-000000000000",
        "/fhir/no/such/thing",
        "/no-such-application",
        "/console/",
        "/console/no-such-page",
        "/"
      })
  void everyAnswerCarriesTheHeadersThatProtectIt(String path) {
    for (FhirClient caller : List.of(web(), web().as(stack.systemToken()))) {
      Answer answer = caller.get(path);
      assertTrue(
          header(answer, "Strict-Transport-Security").matches("max-age=\\d{8,}.*"),
          answer::toString);
      assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
      assertEquals("no-referrer", header(answer, "Referrer-Policy"));
      assertTrue(
          header(answer, "Content-Security-Policy").contains("default-src 'none'")
              || header(answer, "Content-Security-Policy").contains("default-src 'self'"));
      assertTrue(header(answer, "Content-Security-Policy").contains("frame-ancestors 'none'"));
      assertFalse(header(answer, "Content-Security-Policy").contains("unsafe-eval"));
      assertEquals(List.of(), answer.headers().allValues("X-Powered-By"));
      assertEquals(List.of(), answer.headers().allValues("Server"));
    }
  }

  /** Keycloak and Vault are other people's programs: what they give is pinned, not demanded. */
  @ParameterizedTest
  @EnumSource(
      value = Listener.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"POSTGRES", "VAULT_CLUSTER", "SCRATCH_VAULT_CLUSTER"})
  void everyListenerOfHttpProtectsItsAnswersAndHidesItsMake(Listener listener) {
    for (String path : pathsOf(listener)) {
      Answer answer = at(listener).with("Accept", "*/*").get(path);
      headersOf(listener)
          .forEach((name, value) -> assertTrue(header(answer, name).matches(value), path));
      assertEquals(List.of(), answer.headers().allValues("X-Powered-By"), path);
      assertEquals(List.of(), answer.headers().allValues("Server"), path);
    }
  }

  private static List<String> pathsOf(Listener listener) {
    return switch (listener) {
      case WILDFLY -> List.of("/", "/fhir/metadata", "/console/");
      case WILDFLY_MANAGEMENT -> List.of("/", "/management", "/health", "/metrics");
      case KEYCLOAK -> List.of("/", "/realms/safeguard", "/realms/none", "/admin/");
      case KEYCLOAK_MANAGEMENT -> List.of("/", "/health/ready", "/metrics");
      case VAULT, SCRATCH_VAULT ->
          List.of("/", "/v1/sys/health", "/v1/transit/keys/safeguard-patient");
      case VAULT_CLUSTER, SCRATCH_VAULT_CLUSTER, POSTGRES ->
          throw new IllegalArgumentException("no HTTP");
    };
  }

  private static Map<String, String> headersOf(Listener listener) {
    String hsts = "Strict-Transport-Security";
    return switch (listener) {
      case WILDFLY, WILDFLY_MANAGEMENT ->
          Map.of(
              hsts,
              "max-age=63072000; includeSubDomains",
              "X-Content-Type-Options",
              "nosniff",
              "Referrer-Policy",
              "no-referrer",
              "Content-Security-Policy",
              ".*frame-ancestors 'none'.*",
              "Cache-Control",
              "no-store");
      case KEYCLOAK ->
          Map.of(
              hsts,
              "max-age=\\d{8}; includeSubDomains",
              "X-Content-Type-Options",
              "nosniff",
              "Referrer-Policy",
              "no-referrer");
      case VAULT, SCRATCH_VAULT ->
          Map.of(hsts, "max-age=\\d{8}; includeSubDomains", "Cache-Control", "no-store");
      case KEYCLOAK_MANAGEMENT -> Map.of();
      case VAULT_CLUSTER, SCRATCH_VAULT_CLUSTER, POSTGRES ->
          throw new IllegalArgumentException("no HTTP");
    };
  }

  @Test
  void signInOfTheConsoleIsProtectedByPkceAndKeepsItsCookiesToItself() {
    Answer redirect = web().with("Accept", "text/html").get("/console/");
    String location = header(redirect, "Location");
    assertTrue(location.startsWith(stack.environment().get("KEYCLOAK_URL")), location);
    assertTrue(location.contains("code_challenge_method=S256"), location);
    List<String> cookies = redirect.headers().allValues("Set-Cookie");
    assertFalse(cookies.isEmpty());
    for (String cookie : cookies) {
      String attributes = cookie.toLowerCase(java.util.Locale.ROOT);
      assertTrue(attributes.contains("secure"), cookie);
      assertTrue(attributes.contains("httponly"), cookie);
      assertTrue(attributes.contains("samesite"), cookie);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres",
        "safeguard_ddl",
        "safeguard_app",
        "safeguard_sequencer",
        "safeguard_turn",
        "safeguard_verifier",
        "keycloak"
      })
  void databaseTakesNobodyWithoutTlsOrWithAWrongPassword(String role) throws SQLException {
    String database = role.equals("keycloak") ? "keycloak" : stack.databases().database();
    String address = stack.databases().address(database);
    String password = stack.databases().password(role);

    DriverManager.getConnection(address, role, password).close();
    assertEquals("28P01", refusal(address, role, password + "x"));
    assertEquals("28P01", refusal(address, role, " "));
    assertEquals("28000", refusal(address.replaceAll("\\?.*", "?sslmode=disable"), role, password));
  }

  @Test
  void databaseHasNoRuleThatWouldLetAnyoneInOtherwise() throws SQLException {
    try (Connection connection = stack.databases().asSuperuser().connect();
        Statement statement = connection.createStatement();
        ResultSet rules =
            statement.executeQuery("select type, auth_method from pg_hba_file_rules")) {
      Set<String> found = new HashSet<>();
      while (rules.next()) {
        found.add(rules.getString(1) + " " + rules.getString(2));
      }
      found.removeIf(rule -> rule.endsWith(" reject"));
      assertEquals(Set.of("hostssl scram-sha-256"), found);
    }
  }

  @Test
  void everySessionOfTheDatabaseIsEncrypted() throws SQLException {
    try (Connection connection = stack.databases().asSuperuser().connect();
        Statement statement = connection.createStatement();
        ResultSet sessions =
            statement.executeQuery(
                """
                select usename, ssl, version from pg_stat_activity join pg_stat_ssl using (pid)
                where backend_type = 'client backend'
                """)) {
      Set<String> users = new HashSet<>();
      while (sessions.next()) {
        users.add(sessions.getString(1));
        assertTrue(sessions.getBoolean(2), sessions.getString(1));
        assertTrue(
            Set.of("TLSv1.3", "TLSv1.2").contains(sessions.getString(3)), sessions.getString(1));
      }
      assertTrue(
          users.containsAll(Set.of("safeguard_app", "safeguard_sequencer", "keycloak")),
          users::toString);
    }
  }

  private FhirClient web() {
    return at(Listener.WILDFLY);
  }

  private FhirClient at(Listener listener) {
    return FhirClient.anonymous(
        stack.http(), URI.create("https://localhost:" + stack.ports().of(listener)));
  }

  /** Every listener that speaks TLS from the first byte. */
  private Map<String, Integer> webPorts() {
    Map<String, Integer> ports = new TreeMap<>();
    for (Listener listener : Listener.values()) {
      if (listener != Listener.POSTGRES) {
        ports.put(listener.name(), stack.ports().of(listener));
      }
    }
    return ports;
  }

  /** Those of them that take clients; a vault's cluster port takes its own nodes alone. */
  private Map<String, Integer> clientPorts() {
    Map<String, Integer> ports = webPorts();
    ports.remove(Listener.VAULT_CLUSTER.name());
    ports.remove(Listener.SCRATCH_VAULT_CLUSTER.name());
    return ports;
  }

  private String handshake(int port, String version) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) stack.trust().context().getSocketFactory().createSocket("localhost", port)) {
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }

  private static String plainGet(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(15), StandardCharsets.ISO_8859_1);
    } catch (java.net.SocketException reset) {
      return "";
    }
  }

  private static String refusal(String address, String role, String password) {
    return assertThrows(
            SQLException.class, () -> DriverManager.getConnection(address, role, password).close())
        .getSQLState();
  }

  private static String header(Answer answer, String name) {
    return answer
        .header(name)
        .orElseThrow(() -> new AssertionError("no " + name + ", status " + answer.status()));
  }
}
