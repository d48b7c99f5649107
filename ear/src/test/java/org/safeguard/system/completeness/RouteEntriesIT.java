package org.safeguard.system.completeness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.safeguard.system.completeness.RouteFixture.Admits;
import org.safeguard.system.http.Answer;
import org.safeguard.system.http.Patients;
import org.safeguard.system.stack.People.Role;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * Every route of the built archive leaves exactly one entry of a request, whether it succeeds, is
 * refused or fails (45 CFR 164.312(b)); a route without a fixture fails.
 */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteEntriesIT {

  private static final String SYSTEM = "safeguard-lab";

  private final RunningStack stack;
  private final Map<String, RouteFixture> fixtures = RouteFixtures.all();
  private final TreeSet<String> routes;

  RouteEntriesIT(RunningStack stack) {
    this.stack = stack;
    this.routes =
        new Routes(
                BuiltClasses.of(
                    stack.deployments().ear(), Path.of("target", "completeness", "routes")))
            .all();
  }

  /** And a fixture without a route tells of one that has gone. */
  @Test
  void eachRouteHasAFixture() {
    assertEquals(new TreeSet<>(fixtures.keySet()), routes);
  }

  @TestFactory
  Stream<DynamicTest> successLeavesOneEntry() {
    return walk(
        (route, fixture) -> {
          Answer answer = fixture.success().by(stack.fhirAsSystem(), create());
          assertEquals(fixture.status(), answer.status(), answer::text);
          AuditEntry entry = only(answer);
          assertEquals(fixture.action(), entry.action());
          assertEquals(answer.status() < 400 ? Outcome.SUCCESS : Outcome.FAILED, entry.outcome());
          assertEquals(SYSTEM, entry.actor().id());
        });
  }

  @TestFactory
  Stream<DynamicTest> requestWithoutATokenLeavesOneEntry() {
    return walk(
        (route, fixture) -> {
          Answer answer = fixture.success().by(stack.fhir(), create());
          AuditEntry entry = only(answer);
          assertEquals(ActorKind.ANONYMOUS, entry.actor().kind());
          if (fixture.access() == Admits.ALL) {
            assertEquals(fixture.status(), answer.status(), answer::text);
            assertEquals(Outcome.SUCCESS, entry.outcome());
          } else {
            assertEquals(401, answer.status(), answer::text);
            assertEquals(RouteFixtures.UNSERVED, entry.action());
            assertEquals(Outcome.REJECTED, entry.outcome());
            assertEquals(Optional.of(401), entry.status());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> requestThatARoleDoesNotAllowLeavesOneEntry() {
    return walk(
        fixture -> fixture.access() == Admits.SOME_ROLES,
        (route, fixture) -> {
          Answer answer = fixture.success().by(stack.fhirAs(Role.AUDITOR), create());
          assertEquals(403, answer.status(), answer::text);
          AuditEntry entry = only(answer);
          assertEquals(fixture.action(), entry.action());
          assertEquals(Outcome.REFUSED, entry.outcome());
          assertEquals(Optional.of("ROLE_ALLOWS"), entry.rule());
          assertEquals("auditor", entry.actor().name());
          assertEquals(List.of("AUDITOR"), entry.actor().roles());
        });
  }

  /** By the route itself, before a service is called, or by the service. */
  @TestFactory
  Stream<DynamicTest> requestThatCannotBeDoneLeavesOneEntry() {
    return walk(
        (route, fixture) -> {
          Answer answer = fixture.rejected().by(stack.fhirAsSystem(), create());
          assertTrue(answer.status() >= 400, answer::toString);
          AuditEntry entry = only(answer);
          assertEquals(answer.status() < 500 ? Outcome.REJECTED : Outcome.FAILED, entry.outcome());
          assertEquals(SYSTEM, entry.actor().id());
          if (entry.action().equals(RouteFixtures.UNSERVED)) {
            assertEquals(Optional.of(answer.status()), entry.status());
          } else {
            assertEquals(fixture.action(), entry.action());
            assertTrue(entry.rule().isPresent(), entry::toString);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> faultLeavesOneEntry() {
    return walk(
        RouteFixture::opens,
        (route, fixture) -> {
          String patient = create();
          stack
              .tampering()
              .run(
                  "update resource set body = set_byte(body, 0, 0) where id = '%s'"
                      .formatted(patient));
          try {
            Answer answer = fixture.success().by(stack.fhirAsSystem(), patient);
            assertEquals(500, answer.status(), answer::text);
            AuditEntry entry = only(answer);
            assertEquals(fixture.action(), entry.action());
            assertEquals(Outcome.FAILED, entry.outcome());
            assertEquals(Optional.of("IntegrityFailure"), entry.rule());
          } finally {
            stack.tampering().run("delete from resource where id = '%s'".formatted(patient));
          }
        });
  }

  /** JAX-RS answers it by itself for every route. */
  @Test
  void questionForTheMethodsLeavesOneEntry() {
    Answer answer = stack.fhirAsSystem().send("OPTIONS", "/Patient", Optional.empty());
    assertEquals(200, answer.status(), answer::text);
    unserved(answer);
  }

  @Test
  void questionForTheHeadersLeavesTheEntryOfWhatItAsksFor() {
    Answer answer = stack.fhirAsSystem().send("HEAD", "/Patient/" + create(), Optional.empty());
    assertEquals(200, answer.status());
    assertEquals("READ", only(answer).action());
  }

  /** No service is called for it. */
  @Test
  void batchOfNothingLeavesOneEntry() {
    Answer answer =
        stack.fhirAsSystem().post("", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}");
    assertEquals(200, answer.status(), answer::text);
    unserved(answer);
  }

  /** Each is a call of its own, one after the other, of which some are done and some are not. */
  @Test
  void batchLeavesOneEntryOfEachOfItsEntries() {
    String batch =
        """
        {"resourceType":"Bundle","type":"batch","entry":[\
        {"request":{"method":"GET","url":"Patient/%s"}},\
        {"request":{"method":"GET","url":"Patient/%s"}},\
        {"request":{"method":"GET","url":"no/such/address/at/all"}}]}"""
            .formatted(create(), "00000000-0000-7000-8000-000000000000");
    Answer answer = stack.fhirAsSystem().post("", batch);
    assertEquals(200, answer.status(), answer::text);
    assertEquals(
        List.of(Outcome.SUCCESS, Outcome.REJECTED, Outcome.REJECTED),
        stack.auditTrail().of(answer.requestId()).stream().map(AuditEntry::outcome).toList());
  }

  private void unserved(Answer answer) {
    AuditEntry entry = only(answer);
    assertEquals(RouteFixtures.UNSERVED, entry.action());
    assertEquals(Outcome.SUCCESS, entry.outcome());
    assertEquals(Optional.of(200), entry.status());
    assertEquals(SYSTEM, entry.actor().id());
  }

  /** The one entry of the request, by the id that its answer bears. */
  private AuditEntry only(Answer answer) {
    return stack.auditTrail().only(answer.requestId());
  }

  private String create() {
    Answer created =
        stack
            .fhirAsSystem()
            .post("/Patient", Patients.json(Patients.unique("Route"), "Ada", Patients.number()));
    assertEquals(201, created.status(), created::text);
    return created.id();
  }

  private interface Step {
    void take(String route, RouteFixture fixture);
  }

  private interface Choice {
    boolean takes(RouteFixture fixture);
  }

  private Stream<DynamicTest> walk(Step step) {
    return walk(fixture -> true, step);
  }

  private Stream<DynamicTest> walk(Choice choice, Step step) {
    return routes.stream()
        .filter(route -> !fixtures.containsKey(route) || choice.takes(fixtures.get(route)))
        .map(route -> DynamicTest.dynamicTest(route, () -> take(step, route)));
  }

  private void take(Step step, String route) {
    RouteFixture fixture = fixtures.get(route);
    if (fixture == null) {
      throw new AssertionError("no fixture calls " + route);
    }
    step.take(route, fixture);
  }
}
