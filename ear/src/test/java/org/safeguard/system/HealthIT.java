package org.safeguard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.FhirClient;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.Eventually;
import org.safeguard.system.stack.KeysAtHand.Withdrawal;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;

/** What a hospital's monitoring reads of a node: how it fares with its keys. */
@SystemTest
class HealthIT {

  private static final String READY = "/subsystem=microprofile-health-smallrye:check-ready";

  /** The server looks every second; its command line takes some to start. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private final RunningStack stack;
  private final FhirClient fhir;

  HealthIT(RunningStack stack) {
    this.stack = stack;
    this.fhir = stack.fhirAsSystem();
  }

  @Test
  void keysAreReadyAndCountHitsMissesAndUnwraps() {
    Answer created =
        fhir.post("/Patient", Patients.json(Patients.unique("Health"), "Ada", Patients.number()));
    assertEquals(201, created.status(), created::text);
    stack.keysAtHand().forget();

    JsonNode before = keys();
    assertEquals("UP", before.get("status").asText());
    assertEquals(200, fhir.get("/Patient/" + created.id()).status());
    JsonNode cold = keys();
    assertTrue(grown("cacheMisses", before, cold) >= 1, cold::toString);
    assertTrue(grown("unwrapCalls", before, cold) >= 1, cold::toString);
    assertTrue(grown("unwrapKeys", before, cold) >= 1, cold::toString);
    assertTrue(data("unwrapTime", cold) >= data("unwrapLongest", cold), cold::toString);

    assertEquals(200, fhir.get("/Patient/" + created.id()).status());
    JsonNode warm = keys();
    assertTrue(grown("cacheHits", cold, warm) >= 1, warm::toString);
    assertEquals(0, grown("unwrapFailures", cold, warm));
    assertEquals("SERVING", warm.at("/data/vault").asText());
    assertTrue(
        Instant.parse(warm.at("/data/since").asText()).isBefore(Instant.now()), warm::toString);
  }

  @Test
  void serverWhoseKeysAreWithdrawnIsNotReadyUntilItHasThemAgain() {
    try (Withdrawal withdrawn = stack.keysAtHand().withdraw()) {
      Eventually.holds("the check is DOWN", SOON, () -> stands("DOWN", "WITHDRAWN"));
    }
    Eventually.holds("the check is UP", SOON, () -> stands("UP", "SERVING"));
  }

  private boolean stands(String status, String vault) {
    JsonNode check = keys();
    return check.get("status").asText().equals(status)
        && check.at("/data/vault").asText().equals(vault);
  }

  private static long grown(String figure, JsonNode before, JsonNode after) {
    return data(figure, after) - data(figure, before);
  }

  private static long data(String figure, JsonNode check) {
    JsonNode value = check.get("data").get(figure);
    assertTrue(value != null && value.canConvertToLong(), check::toString);
    return value.asLong();
  }

  /** The check of that name, as the server answers it. */
  private JsonNode keys() {
    String answer = stack.commandLine().run(READY);
    try {
      return StreamSupport.stream(
              new ObjectMapper().readTree(answer).at("/result/checks").spliterator(), false)
          .filter(check -> check.get("name").asText().equals("keys"))
          .findFirst()
          .orElseThrow(() -> new AssertionError(answer));
    } catch (JsonProcessingException failed) {
      throw new AssertionError("no JSON: " + answer);
    }
  }
}
