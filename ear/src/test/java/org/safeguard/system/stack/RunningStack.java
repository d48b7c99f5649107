package org.safeguard.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeguard.stack.Ports;
import org.safeguard.stack.Stack;
import org.safeguard.stack.StackConfiguration;
import org.safeguard.system.audit.AuditTrail;
import org.safeguard.system.audit.Chains;
import org.safeguard.system.audit.EpochKeys;
import org.safeguard.system.audit.Revisions;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.RealmAdministrator;
import org.safeguard.system.http.Tokens;
import org.safeguard.system.http.Totp;
import org.safeguard.system.http.VaultClient;

/**
 * The real stack: started for this run on ports of its own, or, where the property {@code
 * safeguard.stack} names a folder, the one that runs there already.
 */
public final class RunningStack implements AutoCloseable {

  /** A session lasts that long without an act, in place of 15 minutes. */
  public static final Duration SESSION_IDLE = Duration.ofSeconds(40);

  /** So long before its end the person is warned, in place of two minutes. */
  public static final Duration SESSION_WARNING = Duration.ofSeconds(25);

  private static final String DESCRIPTION = "stack.env";
  private static final String PORT_OFFSET = "stack.portOffset";
  private static final int USUAL_OFFSET = 1000;
  private static final String EXISTING = "safeguard.stack";

  private final Optional<Stack> own;
  private final Path folder;
  private final StackEnvironment environment;
  private final People people;
  private final Passwords passwords;
  private final Trust trust;
  private final HttpClient http;
  private final Totp totp = new Totp();
  private final Tokens tokens;
  private final Databases databases;
  private final RealmAdministrator realmAdministrator;

  private RunningStack(Optional<Stack> own, Path folder) {
    this.own = own;
    this.folder = folder;
    this.environment = environment();
    this.people = People.read(folder.resolve("people.tsv"));
    this.trust = Trust.in(environment.path("SAFEGUARD_CA"));
    this.http = trust.apply(HttpClient.newBuilder()).build();
    this.tokens =
        new Tokens(
            trust,
            environment
                .address("KEYCLOAK_URL")
                .resolve("/realms/" + environment.get("KEYCLOAK_REALM")),
            totp);
    this.passwords = new Passwords(folder.resolve("secrets.properties"));
    this.databases = new Databases(environment, passwords);
    this.realmAdministrator =
        new RealmAdministrator(
            http,
            environment.address("KEYCLOAK_URL"),
            environment.get("KEYCLOAK_REALM"),
            passwords.get("keycloak.local-stack"));
  }

  static RunningStack open() {
    String existing = System.getProperty(EXISTING, "");
    if (!existing.isEmpty()) {
      return new RunningStack(Optional.empty(), Path.of(existing).toAbsolutePath());
    }
    Path folder = Path.of("target", "stack").toAbsolutePath();
    Stack stack =
        Stack.start(
            StackConfiguration.in(folder)
                .withPortOffset(Integer.getInteger(PORT_OFFSET, USUAL_OFFSET))
                .withPatients(0)
                .withServerVariables(
                    Map.of(
                        "SAFEGUARD_SESSION_IDLE_SECONDS", seconds(SESSION_IDLE),
                        "SAFEGUARD_SESSION_WARNING_SECONDS", seconds(SESSION_WARNING))));
    return new RunningStack(Optional.of(stack), folder);
  }

  private static String seconds(Duration time) {
    return Long.toString(time.toSeconds());
  }

  /** As it is now: a test may have started a server again. */
  public StackEnvironment environment() {
    return StackEnvironment.read(folder.resolve(DESCRIPTION));
  }

  public People people() {
    return people;
  }

  public Trust trust() {
    return trust;
  }

  /** A client that trusts the stack and follows no redirect. */
  public HttpClient http() {
    return http;
  }

  /** Computes codes for the whole run, so that no two tests send the same one. */
  public Totp totp() {
    return totp;
  }

  public Tokens tokens() {
    return tokens;
  }

  public Databases databases() {
    return databases;
  }

  /** A password that the stack made up, by the name that it gave it. */
  public String password(String name) {
    return passwords.get(name);
  }

  public RealmAdministrator realmAdministrator() {
    return realmAdministrator;
  }

  /** The log as the verifier's role reads it. */
  public AuditTrail auditTrail() {
    return new AuditTrail(databases.as("safeguard_verifier"));
  }

  /** The changes that the log's entries are about. */
  public Revisions revisions() {
    return new Revisions(databases.as("safeguard_verifier"));
  }

  public Tampering tampering() {
    return new Tampering(databases.asSuperuser());
  }

  /** The log's chains, with the keys of their epochs. */
  public Chains chains() {
    VaultClient operator = vault().as(environment.get("VAULT_TOKEN"));
    return new Chains(databases.as("safeguard_verifier"), new EpochKeys(operator));
  }

  /** The keys that the application has at hand. */
  public KeysAtHand keysAtHand() {
    return new KeysAtHand(vault().as(environment.get("VAULT_TOKEN")), fhirAsSystem());
  }

  /** What the vault itself says it was asked. */
  public VaultLog vaultLog() {
    return new VaultLog(folder.resolve("logs/vault-audit.log"));
  }

  /** The vault without a token. */
  public VaultClient vault() {
    return VaultClient.anonymous(http, environment.address("VAULT_ADDR"));
  }

  /** The vault that snapshots are restored into, without a token. */
  public VaultClient scratchVault() {
    return VaultClient.anonymous(http, environment.address("SCRATCH_VAULT_ADDR"));
  }

  /** The FHIR API without a token. */
  public FhirClient fhir() {
    return FhirClient.anonymous(http, environment.address("SAFEGUARD_FHIR"));
  }

  /** The FHIR API as the person with just that role. */
  public FhirClient fhirAs(People.Role role) {
    return fhir().as(tokens.of(people.of(role)));
  }

  /** The FHIR API as the laboratory's system. */
  public FhirClient fhirAsSystem() {
    return fhir().as(systemToken());
  }

  public String systemToken() {
    try {
      return tokens.ofSystem(
          environment.get("SAFEGUARD_CLIENT_ID"),
          environment.get("SAFEGUARD_CLIENT_KID"),
          Files.readString(environment.path("SAFEGUARD_CLIENT_KEY")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The servers' process ids. */
  public List<Long> processes() {
    StackEnvironment now = environment();
    return Stream.of("WILDFLY_PID", "PG_PID", "KEYCLOAK_PID", "VAULT_PID", "SCRATCH_VAULT_PID")
        .map(now::number)
        .toList();
  }

  /** Where its parts listen. */
  public Ports ports() {
    int standard = new Ports(0).of(Ports.Listener.WILDFLY);
    return new Ports(environment.address("SAFEGUARD_FHIR").getPort() - standard);
  }

  /** Its server's command line. */
  public CommandLine commandLine() {
    return new CommandLine(
        ports().of(Ports.Listener.WILDFLY_MANAGEMENT),
        folder.resolve("tls/truststore.p12"),
        password("truststore"));
  }

  /** What its server deploys. */
  public Deployments deployments() {
    return new Deployments(folder.resolve("wildfly/deployments"));
  }

  /** Everything that the stack writes lies under it. */
  public Path folder() {
    return folder;
  }

  /** The stack that this run started and may harm. */
  public Stack own() {
    return own.orElseThrow(
        () ->
            new IllegalStateException(
                "this test kills parts of the stack, so it must run on one of its own: leave out -D"
                    + EXISTING));
  }

  @Override
  public void close() {
    own.ifPresent(Stack::close);
  }
}
