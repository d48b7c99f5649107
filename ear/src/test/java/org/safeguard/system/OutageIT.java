package org.safeguard.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.safeguard.stack.Parts;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.KeycloakPages;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.HeldProcess;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.Person;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/**
 * With a part away nothing is shown that needs it, and the answer says so soon; once the part is
 * back, so is the service, without a restart.
 */
@SystemTest
class OutageIT {

  /** The gate waits five seconds for the log. */
  private static final Duration SOON = Duration.ofSeconds(7);

  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private final RunningStack stack;
  private final Parts parts;
  private final String family = Patients.unique("Outage");
  private FhirClient fhir;
  private String patient;

  OutageIT(RunningStack stack) {
    this.stack = stack;
    this.parts = stack.own().parts();
  }

  @BeforeEach
  void createPatient() {
    fhir = stack.fhirAsSystem();
    patient = "/Patient/" + create(201).id();
    assertEquals(200, fhir.get(patient).status());
  }

  @Test
  void logThatCannotBeWrittenShowsNothing() throws SQLException {
    try (Connection superuser = stack.databases().asSuperuser().connect();
        Statement statement = superuser.createStatement()) {
      superuser.setAutoCommit(false);
      statement.execute("lock table safeguard.audit_batch in access exclusive mode");
      unavailable(SOON, () -> fhir.get(patient));
      superuser.rollback();
    }
    recovers(patient);
  }

  /** A receipt would say that an entry outlives a power cut. Mending the setting is enough. */
  @Test
  void databaseThatMayLoseWhatItConfirmsShowsNothing() throws SQLException {
    try {
      sequencerCommits("set synchronous_commit = off");
      endSessionsOfTheSequencer();
      unavailable(SOON, () -> fhir.get(patient));
    } finally {
      sequencerCommits("reset synchronous_commit");
    }
    recovers(patient);
  }

  /** The fastest of three times counts: the machine may have other things to do. */
  @Test
  void vaultThatHangsCostsANewPatientTwoSeconds() {
    Duration fastest =
        Stream.generate(this::createWhileTheVaultHangs)
            .limit(3)
            .min(Duration::compareTo)
            .orElseThrow();
    assertTrue(fastest.compareTo(Duration.ofSeconds(2)) <= 0, fastest::toString);
  }

  private Duration createWhileTheVaultHangs() {
    Duration taken;
    try (HeldProcess vault = HeldProcess.of(parts.vault())) {
      taken = unavailable(RECOVERY, () -> create(503));
    }
    create(201);
    return taken;
  }

  @Test
  void patientWhoseKeyIsAtHandIsReadWhileTheVaultHangs() {
    try (HeldProcess vault = HeldProcess.of(parts.vault())) {
      assertEquals(200, fhir.get(patient).status());
    }
  }

  @Test
  void tokenIsGoodWhileKeycloakHangs() {
    try (HeldProcess keycloak = HeldProcess.of(parts.keycloak())) {
      assertEquals(200, fhir.get(patient).status());
    }
  }

  /** The keys that tokens are checked with are not known yet. */
  @Test
  void serverThatStartsWhileKeycloakHangsShowsNothing() {
    try (HeldProcess keycloak = HeldProcess.of(parts.keycloak())) {
      stack.deployments().repeat();
      unavailable(SOON, () -> fhir.get(patient));
      assertEquals(503, stack.tokens().visit().open(console()).page().status());
    }
    recovers(patient);
  }

  @Test
  void nobodySignsInToTheConsoleWhileKeycloakHangs() {
    KeycloakPages browser = stack.tokens().visit();
    URI callback = signIn(browser);
    try (HeldProcess keycloak = HeldProcess.of(parts.keycloak())) {
      Instant begin = Instant.now();
      Answer refused = browser.open(callback).page();
      Duration taken = Duration.between(begin, Instant.now());
      assertEquals(503, refused.status(), refused::toString);
      assertEquals(Optional.of("5"), refused.header("Retry-After"));
      assertTrue(taken.compareTo(SOON) <= 0, taken::toString);
      assertNoSession(refused);
    }
    // Not with the same code: Keycloak may have spent it on the request that it found waiting.
    browser.open(console()).open(browser.destination().orElseThrow());
    assertEquals(200, browser.open(browser.destination().orElseThrow()).page().status());
  }

  /**
   * Whether it is genuine only Keycloak's newest keys could say; they are asked for now and then.
   */
  @Test
  void tokenUnderAnUnknownKeyIsNotCalledFalseWhileKeycloakHangs() throws InterruptedException {
    String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"unknown\"}";
    String forged =
        Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(US_ASCII))
            + stack.systemToken().replaceFirst("[^.]*", "");
    FhirClient stranger = stack.fhir().as(forged);
    assertEquals(401, stranger.get(patient).status());
    try (HeldProcess keycloak = HeldProcess.of(parts.keycloak())) {
      Instant deadline = Instant.now().plus(RECOVERY);
      Answer refused = stranger.get(patient);
      while (refused.status() == 401 && Instant.now().isBefore(deadline)) {
        Thread.sleep(200);
        refused = stranger.get(patient);
      }
      assertEquals(503, refused.status());
      assertEquals(Optional.empty(), refused.header("WWW-Authenticate"));
    }
  }

  /** The caller's fault, and no outage. */
  @Test
  void whatKeycloakNeverSaidSignsNobodyIn() {
    KeycloakPages browser = stack.tokens().visit();
    String callback = signIn(browser).toString();
    for (String parameter : List.of("state", "code")) {
      String forged = callback.replaceAll("([?&]" + parameter + "=)[^&]*", "$1forged");
      Answer refused = browser.open(URI.create(forged)).page();
      assertTrue(Set.of(400, 403).contains(refused.status()), refused::toString);
      assertNoSession(refused);
    }
  }

  private static void assertNoSession(Answer answer) {
    assertTrue(
        answer.headers().allValues("Set-Cookie").stream()
            .noneMatch(cookie -> cookie.startsWith("__Secure-safeguard")),
        "a session has begun");
  }

  private URI signIn(KeycloakPages browser) {
    Person nurse = stack.people().of(Role.NURSE);
    return browser
        .open(console())
        .open(browser.destination().orElseThrow())
        .password(nurse.username(), nurse.password())
        .code(stack.totp().next(nurse.totp().orElseThrow()))
        .destination()
        .orElseThrow();
  }

  private URI console() {
    return stack.environment().address("SAFEGUARD_CONSOLE");
  }

  private Answer create(int status) {
    Answer answer = fhir.post("/Patient", Patients.json(family, "Ada", Patients.number()));
    assertEquals(status, answer.status(), answer::text);
    return answer;
  }

  private void sequencerCommits(String how) throws SQLException {
    asSuperuser("alter role safeguard_sequencer in database safeguard " + how);
  }

  /** A session keeps the settings that it began with, so the sequencer has to begin another. */
  private void endSessionsOfTheSequencer() throws SQLException {
    asSuperuser(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename ="
            + " 'safeguard_sequencer'");
  }

  private void asSuperuser(String sql) throws SQLException {
    try (Connection superuser = stack.databases().asSuperuser().connect();
        Statement statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }

  private Duration unavailable(Duration limit, Supplier<Answer> call) {
    Instant begin = Instant.now();
    Answer answer = call.get();
    Duration taken = Duration.between(begin, Instant.now());
    assertEquals(503, answer.status(), answer::text);
    assertEquals("OperationOutcome", answer.json().get("resourceType").asText());
    assertFalse(answer.text().toLowerCase(Locale.ROOT).contains(family.toLowerCase(Locale.ROOT)));
    assertTrue(taken.compareTo(limit) <= 0, taken::toString);
    return taken;
  }

  private void recovers(String path) {
    Instant deadline = Instant.now().plus(RECOVERY);
    Answer latest = fhir.get(path);
    while (latest.status() != 200 && Instant.now().isBefore(deadline)) {
      latest = fhir.get(path);
    }
    assertEquals(200, latest.status(), latest::text);
    assertEquals(Optional.of("W/\"1\""), latest.header("ETag"));
    assertTrue(latest.text().contains(family));
  }
}
