package org.safeguard.stack;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.safeguard.init.DatabaseLogin;
import org.safeguard.init.Migration;
import org.safeguard.stack.keycloak.KeycloakPart;
import org.safeguard.stack.patients.BundleFolder;
import org.safeguard.stack.patients.FhirPatients;
import org.safeguard.stack.patients.PatientLoader;
import org.safeguard.stack.patients.Synthea;
import org.safeguard.stack.patients.TokenSource;
import org.safeguard.stack.people.DemoPeople;
import org.safeguard.stack.people.DemoPerson;
import org.safeguard.stack.people.PeopleSetup;
import org.safeguard.stack.postgres.Database;
import org.safeguard.stack.postgres.PostgresPart;
import org.safeguard.stack.process.Progress;
import org.safeguard.stack.process.Supervisor;
import org.safeguard.stack.tls.ClientKey;
import org.safeguard.stack.tls.TrustedHttp;
import org.safeguard.stack.vault.VaultConnection;
import org.safeguard.stack.vault.VaultPart;
import org.safeguard.stack.wildfly.ServerEnvironment;
import org.safeguard.stack.wildfly.WildFlyPart;

/** The parts of one stack, what each needs of the others, and the order that follows from it. */
public final class Parts {
  private static final String DDL_ROLE = "safeguard_ddl";
  private static final Logger MIGRATION_LOG = Logger.getLogger("org.flywaydb");

  private final StackConfiguration configuration;
  private final Site site;
  private final BuildOutput build;
  private final ClientKey console;
  private final ClientKey lab;
  private final PostgresPart postgres;
  private final VaultPart vault;
  private final KeycloakPart keycloak;
  private final DemoPeople people;
  private WildFlyPart wildfly;

  Parts(StackConfiguration configuration, Site site, BuildOutput build) {
    this.configuration = configuration;
    this.site = site;
    this.build = build;
    this.console = new ClientKey("safeguard-console", site.folder().tls());
    this.lab = new ClientKey("safeguard-lab", site.folder().tls());
    this.people = new DemoPeople(site.secrets());
    this.postgres = new PostgresPart(site, build.installation("postgresql/roles.sql"));
    this.vault =
        new VaultPart(
            site, build.installation("vault/setup.sh"), VaultConnection.of(System.getenv()));
    this.keycloak =
        new KeycloakPart(
            site,
            build.keycloak(),
            build.installation("keycloak/safeguard-realm.json"),
            new KeycloakPart.Surroundings(
                postgres.database("keycloak"),
                postgres.password("keycloak"),
                baseUrl(),
                console,
                lab));
  }

  /**
   * Starts all of them, side by side where nothing forbids it. Keycloak takes longest, so it waits
   * for least.
   */
  void start(Progress progress, Supervisor supervisor) {
    var steps = new Steps(progress);
    var database = steps.add(started(postgres));
    var tables = steps.add(this::migrate, database);
    var keys = steps.add(started(vault));
    var prepared = steps.add(this::prepareKeycloak);
    var identity = steps.add(started(keycloak), database, prepared);
    steps.add(this::enterPeople, identity, tables);
    steps.add(this::startWildFly, tables, keys);
    steps.join(supervisor.failure());
  }

  public PostgresPart postgres() {
    return postgres;
  }

  public VaultPart vault() {
    return vault;
  }

  public KeycloakPart keycloak() {
    return keycloak;
  }

  public WildFlyPart wildfly() {
    return wildfly;
  }

  /** The key of the system client that may read and write through the API. */
  public ClientKey lab() {
    return lab;
  }

  public List<DemoPerson> people() {
    return people.all();
  }

  /** What a client of the stack has to know. */
  StackEnv describe() {
    Database database = postgres.database("safeguard");
    var file =
        new StackEnv()
            .put("SAFEGUARD_FHIR", baseUrl() + "/fhir")
            .put("SAFEGUARD_CONSOLE", baseUrl() + "/console/")
            .put("SAFEGUARD_CA", site.authority().certificateFile())
            .put("SAFEGUARD_TOKEN_URL", keycloak.tokenUrl())
            .put("SAFEGUARD_CLIENT_ID", lab.clientId())
            .put("SAFEGUARD_CLIENT_KID", lab.keyId())
            .put("SAFEGUARD_CLIENT_KEY", lab.file())
            .put("KEYCLOAK_URL", keycloak.address())
            .put("KEYCLOAK_REALM", KeycloakPart.REALM)
            .put("VAULT_ADDR", vault.connection().address())
            .put("VAULT_CACERT", vault.connection().authority())
            .put("VAULT_TOKEN", vault.connection().token())
            .put("PGHOST", "localhost")
            .put("PGPORT", database.port())
            .put("PGDATABASE", database.name())
            .put("PGUSER", "safeguard_app")
            .put("PGPASSWORD", postgres.password("safeguard_app"))
            .put("PGSUPERUSER", postgres.superuser())
            .put("PGSUPERPASSWORD", postgres.password(postgres.superuser()))
            .put("WILDFLY_LOG", wildfly.log());
    wildfly.pid().ifPresent(pid -> file.put("WILDFLY_PID", pid));
    postgres.pid().ifPresent(pid -> file.put("PG_PID", pid));
    keycloak.pid().ifPresent(pid -> file.put("KEYCLOAK_PID", pid));
    vault.pid().ifPresent(pid -> file.put("VAULT_PID", pid));
    return file;
  }

  /** Loads the patients that the configuration asks for, unless they are there. */
  void loadPatients(Progress progress) {
    Optional<Path> bundles = configuration.load().or(() -> synthetic(progress));
    if (bundles.isPresent()) {
      HttpClient http = TrustedHttp.client(site.authority().certificate());
      var tokens =
          new TokenSource(http, keycloak.issuer(), keycloak.tokenUrl(), lab, Clock.systemUTC());
      var store = new FhirPatients(http, baseUrl() + "/fhir", tokens);
      new PatientLoader(store, progress).load(new BundleFolder(bundles.get()));
    }
  }

  private Optional<Path> synthetic(Progress progress) {
    if (configuration.patients() == 0) {
      return Optional.empty();
    }
    progress.say("Synthea makes %d patients".formatted(configuration.patients()));
    Path log = site.folder().logs().resolve("synthea.log");
    var synthea = new Synthea(build.synthea(), site.folder().part("synthea"), log);
    return Optional.of(
        synthea.bundles(configuration.patients(), configuration.seed(), site.supervisor()));
  }

  private static Supplier<String> started(Part part) {
    return () -> {
      part.start();
      return part.name() + " answers at " + part.address();
    };
  }

  private String migrate() {
    MIGRATION_LOG.setLevel(Level.SEVERE);
    new Migration(migrator()).run();
    return "The tables are up to date";
  }

  private String prepareKeycloak() {
    keycloak.prepare();
    return "Keycloak is unpacked and built";
  }

  private String enterPeople() {
    var setup = new PeopleSetup(keycloak, migrator());
    setup.enter(people);
    setup.enterSystem(lab.clientId(), "Laboratory system");
    return people().size() + " people and one system are known";
  }

  private DatabaseLogin migrator() {
    return new DatabaseLogin(
        postgres.database("safeguard").url(), DDL_ROLE, postgres.password(DDL_ROLE));
  }

  private String startWildFly() {
    var environment =
        new ServerEnvironment(site, baseUrl())
            .database(postgres)
            .identity(keycloak, console)
            .keys(vault)
            .also(configuration.serverVariables());
    Optional<Path> ear = configuration.withEar() ? Optional.of(build.ear()) : Optional.empty();
    wildfly = new WildFlyPart(site, build.server(), environment.variables(), ear);
    return started(wildfly).get();
  }

  private String baseUrl() {
    return "https://localhost:" + site.ports().of(Ports.Listener.WILDFLY);
  }
}
