package org.safeguard.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.safeguard.init.DatabaseLogin;
import org.safeguard.init.Migration;
import org.safeguard.stack.keycloak.KeycloakPart;
import org.safeguard.stack.people.DemoPeople;
import org.safeguard.stack.people.DemoPerson;
import org.safeguard.stack.people.PeopleSetup;
import org.safeguard.stack.postgres.PostgresPart;
import org.safeguard.stack.process.Progress;
import org.safeguard.stack.process.Supervisor;
import org.safeguard.stack.tls.ClientKey;
import org.safeguard.stack.vault.ScratchVaultPart;
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
  private final Optional<ScratchVaultPart> scratchVault;
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
    this.scratchVault =
        Optional.of(vault)
            .filter(VaultPart::isOwn)
            .map(own -> new ScratchVaultPart(site, build.installation("vault/scratch.sh"), own));
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
    scratchVault.ifPresent(scratch -> steps.add(started(scratch), keys));
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

  /** Where snapshots of the vault are proved, unless the vault is the user's. */
  public Optional<ScratchVaultPart> scratchVault() {
    return scratchVault;
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

  /** Where Safeguard answers. */
  public String baseUrl() {
    return "https://localhost:" + site.ports().of(Ports.Listener.WILDFLY);
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
            .keys(vault);
    scratchVault.ifPresent(environment::proof);
    environment.also(configuration.serverVariables());
    Optional<Path> ear = configuration.withEar() ? Optional.of(build.ear()) : Optional.empty();
    wildfly = new WildFlyPart(site, build.server(), environment.variables(), ear);
    return started(wildfly).get();
  }
}
