package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.http.VaultClient;
import org.safeguard.system.stack.HeldProcess;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.system.stack.VaultProcess;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * The vault is stopped, sealed, forbidding, slow or restarted. What needs it gets a 503 in time and
 * leaves its entry, nothing is stored in clear, and all is well again soon after its return.
 */
@SystemTest
class VaultOutageIT {

  private static final String POLICY = "sys/policies/acl/safeguard-app";
  private static final String DENY = "path \"transit/*\" { capabilities = [\"deny\"] }";

  /** What the design allows a call that needs the vault, and a node that keeps keys. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Duration RECOVERY = Duration.ofSeconds(5);

  private final RunningStack stack;
  private final FhirClient fhir;
  private final String family = Patients.unique("Vault");
  private final VaultProcess vault;
  private String patient;

  VaultOutageIT(RunningStack stack) {
    this.stack = stack;
    this.fhir = stack.fhirAsSystem();
    this.vault = new VaultProcess(stack);
  }

  @BeforeEach
  void createPatientWhoseKeyIsAtHand() {
    Answer created = create();
    assertEquals(201, created.status(), created::text);
    patient = "/Patient/" + created.id();
    assertEquals(200, fhir.get(patient).status());
  }

  @Test
  void stoppedVaultLeavesKeysAtHandAndComesBack() throws Exception {
    vault.stop();
    try {
      assertEquals(200, fhir.get(patient).status());
      unavailable(create());
    } finally {
      vault.start();
    }
    recovers();
  }

  /** A node that is asked for nothing meanwhile keeps no key either. */
  @Test
  void sealedVaultEmptiesTheCache() throws Exception {
    assertEquals(204, operator().send("PUT", "sys/seal", "").status());
    try {
      Thread.sleep(LIMIT.toMillis());
      unavailable(fhir.get(patient));
      unavailable(create());
    } finally {
      vault.stop();
      vault.start();
    }
    recovers();
  }

  @Test
  void vaultThatForbidsEmptiesTheCache() throws Exception {
    String policy = operator().get(POLICY).json().at("/data/policy").asText();
    operator().post(POLICY, Map.of("policy", DENY));
    try {
      Thread.sleep(LIMIT.toMillis());
      unavailable(fhir.get(patient));
      unavailable(create());
    } finally {
      operator().post(POLICY, Map.of("policy", policy));
    }
    recovers();
  }

  /** Half a second for each answer: late, but in time. */
  @Test
  void slowVaultIsWaitedForNoLongerThanAllowed() throws Exception {
    try (SlowedVault slowed = new SlowedVault()) {
      for (int i = 0; i < 3; i++) {
        Instant begin = Instant.now();
        Answer answer = create();
        Duration taken = Duration.between(begin, Instant.now());
        assertTrue(List.of(201, 503).contains(answer.status()), answer::text);
        assertTrue(taken.compareTo(LIMIT.plusMillis(500)) <= 0, taken::toString);
      }
      assertEquals(200, fhir.get(patient).status());
    }
    recovers();
  }

  /** The old one is withdrawn with every token that it gave: the next call signs in anew. */
  @Test
  void secretIdIsRotatedWithoutDowntime() throws IOException {
    Path file = stack.folder().resolve("vault/secret-id");
    String old = Files.readString(file);
    VaultClient operator = operator();
    Answer made = operator.send("POST", "auth/approle/role/safeguard-app/secret-id", "{}");
    Files.writeString(file, made.json().at("/data/secret_id").asText());
    operator.post("auth/approle/role/safeguard-app/secret-id/destroy", Map.of("secret_id", old));
    revokeTokens(operator);
    for (int i = 0; i < 5; i++) {
      Answer created = create();
      assertEquals(201, created.status(), created::text);
      assertEquals(200, fhir.get(patient).status());
    }
  }

  private static void revokeTokens(VaultClient operator) {
    int revoked = 0;
    for (var accessor : operator.send("LIST", "auth/token/accessors", "").json().at("/data/keys")) {
      Map<String, String> which = Map.of("accessor", accessor.asText());
      Answer token = operator.post("auth/token/lookup-accessor", which);
      if (token.json().at("/data/path").asText().equals("auth/approle/login")) {
        assertEquals(204, operator.post("auth/token/revoke-accessor", which).status());
        revoked++;
      }
    }
    assertTrue(revoked > 0, "the application had no token");
  }

  private void unavailable(Answer answer) {
    assertEquals(503, answer.status(), answer::text);
    assertTrue(answer.header("Retry-After").isPresent());
    assertEquals("OperationOutcome", answer.json().get("resourceType").asText());
    assertFalse(answer.text().contains(family), answer::text);
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals(Outcome.FAILED, entry.outcome());
    assertEquals(Optional.of("KeysUnavailable"), entry.rule());
  }

  private void recovers() throws InterruptedException {
    Instant deadline = Instant.now().plus(RECOVERY);
    Answer answer = create();
    while (answer.status() == 503 && Instant.now().isBefore(deadline)) {
      Thread.sleep(100);
      answer = create();
    }
    assertEquals(201, answer.status(), answer::text);
    assertEquals(200, fhir.get(patient).status());
  }

  private VaultClient operator() {
    return stack.vault().as(stack.environment().get("VAULT_TOKEN"));
  }

  private Answer create() {
    return fhir.post("/Patient", Patients.json(family, "Ada", Patients.number()));
  }

  /** Runs for a moment only, now and then. */
  private final class SlowedVault implements AutoCloseable {

    private final Thread thread = new Thread(this::slow, "slowed-vault");

    SlowedVault() {
      thread.start();
    }

    private void slow() {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          try (HeldProcess held = HeldProcess.of(stack.own().parts().vault())) {
            Thread.sleep(300);
          }
          Thread.sleep(30);
        }
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() throws InterruptedException {
      thread.interrupt();
      thread.join();
    }
  }
}
