package org.safeguard.stack.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.safeguard.init.IdentityProvider;
import org.safeguard.stack.Part;
import org.safeguard.stack.Ports;
import org.safeguard.stack.PrivateFile;
import org.safeguard.stack.Site;
import org.safeguard.stack.StackException;
import org.safeguard.stack.postgres.Database;
import org.safeguard.stack.process.Child;
import org.safeguard.stack.process.Command;
import org.safeguard.stack.tls.ClientKey;
import org.safeguard.stack.tls.ServerCertificate;
import org.safeguard.stack.tls.TrustedHttp;

/** Keycloak with the realm `safeguard` imported at its first start. */
public final class KeycloakPart implements Part {
  public static final String REALM = "safeguard";
  private static final String ADMIN = "local-stack";

  private final Site site;
  private final KeycloakDistribution distribution;
  private final Path realmFile;
  private final Surroundings surroundings;
  private Child server;

  /**
   * What Keycloak has to know of its surroundings.
   *
   * @param database holds its state
   * @param password of the role `keycloak`
   * @param baseUrl where Safeguard answers
   * @param console the console's key
   * @param lab the system client's key
   */
  public record Surroundings(
      Database database, String password, String baseUrl, ClientKey console, ClientKey lab) {}

  /**
   * @param archive Keycloak's distribution
   * @param realmFile the installation's realm
   */
  public KeycloakPart(Site site, Path archive, Path realmFile, Surroundings surroundings) {
    this.site = site;
    this.realmFile = realmFile;
    this.surroundings = surroundings;
    this.distribution = new KeycloakDistribution(site.folder().part("keycloak"), archive, log());
  }

  @Override
  public String name() {
    return "Keycloak";
  }

  /** Unpacks and builds Keycloak at the first start; needs no other part. */
  public void prepare() {
    distribution.prepare(site.supervisor());
  }

  @Override
  public void start() {
    Path imports = PrivateFile.folder(distribution.home().resolve("data/import"));
    PrivateFile.write(imports.resolve("safeguard-realm.json"), PrivateFile.read(realmFile));
    var words = distribution.java(List.of("start", "--optimized", "--import-realm"));
    server =
        site.supervisor().start(Command.of(name(), log(), words).withEnvironment(environment()));
    HttpClient http = TrustedHttp.client(site.authority().certificate());
    // The realm first: each question to a health page that is not well yet is a line in the log.
    site.supervisor().await(server, Duration.ofMinutes(5), () -> answers(http, issuer()));
    site.supervisor().await(server, Duration.ofSeconds(30), () -> answers(http, healthAddress()));
  }

  @Override
  public String address() {
    return "https://localhost:" + site.ports().of(Ports.Listener.KEYCLOAK);
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.of(server.pid());
  }

  /** The realm's URL, which is the issuer of its tokens. */
  public String issuer() {
    return address() + "/realms/" + REALM;
  }

  public String tokenUrl() {
    return issuer() + "/protocol/openid-connect/token";
  }

  public KeycloakAdmin admin() {
    return new KeycloakAdmin(
        address(), TrustedHttp.client(site.authority().certificate()), ADMIN, adminSecret());
  }

  /** Keycloak as the installation's own commands see it. */
  public IdentityProvider identityProvider() {
    return new org.safeguard.init.KeycloakAdmin(
        TrustedHttp.client(site.authority().certificate()),
        URI.create(issuer()),
        ADMIN,
        adminSecret());
  }

  Map<String, String> environment() {
    ServerCertificate certificate = site.authority().serverCertificate("keycloak");
    var values = new HashMap<String, String>();
    values.put("KC_DB_URL", surroundings.database().url());
    values.put("KC_DB_USERNAME", "keycloak");
    values.put("KC_DB_PASSWORD", surroundings.password());
    values.put("KC_DB_POOL_INITIAL_SIZE", "2");
    values.put("KC_DB_POOL_MAX_SIZE", "20");
    // Else each connection that a restarted database has forgotten costs a request: status 500.
    values.put("QUARKUS_DATASOURCE_JDBC_VALIDATE_ON_BORROW", "true");
    values.put("KC_CACHE", "local");
    values.put("KC_HTTP_HOST", "127.0.0.1");
    values.put("KC_HTTP_ENABLED", "false");
    values.put("KC_HTTPS_PORT", Integer.toString(site.ports().of(Ports.Listener.KEYCLOAK)));
    values.put("KC_HTTPS_CERTIFICATE_FILE", certificate.chain().toString());
    values.put("KC_HTTPS_CERTIFICATE_KEY_FILE", certificate.key().toString());
    values.put("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1");
    values.put(
        "KC_HTTP_MANAGEMENT_PORT",
        Integer.toString(site.ports().of(Ports.Listener.KEYCLOAK_MANAGEMENT)));
    values.put("KC_HOSTNAME", address());
    values.put("KC_TRUSTSTORE_PATHS", site.authority().certificateFile().toString());
    values.put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", ADMIN);
    values.put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", adminSecret());
    values.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    values.put("KC_BOOTSTRAP_ADMIN_PASSWORD", site.secrets().password("keycloak.admin"));
    values.put("SAFEGUARD_BASE_URL", surroundings.baseUrl());
    values.put("SAFEGUARD_CONSOLE_CERTIFICATE", certificate(surroundings.console()));
    values.put("SAFEGUARD_LAB_CERTIFICATE", certificate(surroundings.lab()));
    values.put("SAFEGUARD_LAB_KID", surroundings.lab().keyId());
    return values;
  }

  /** As Keycloak stores it: base64 of the DER, without PEM's lines. */
  private static String certificate(ClientKey key) {
    try {
      byte[] der = key.selfSigned(Clock.systemUTC()).getEncoded();
      return Base64.getEncoder().encodeToString(der);
    } catch (CertificateEncodingException failed) {
      throw new StackException("Cannot encode the certificate of " + key.clientId(), failed);
    }
  }

  private String adminSecret() {
    return site.secrets().password("keycloak.local-stack");
  }

  private String healthAddress() {
    return "https://localhost:"
        + site.ports().of(Ports.Listener.KEYCLOAK_MANAGEMENT)
        + "/health/ready";
  }

  private Path log() {
    return site.folder().logs().resolve("keycloak.log");
  }

  private static boolean answers(HttpClient http, String address) {
    var request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
