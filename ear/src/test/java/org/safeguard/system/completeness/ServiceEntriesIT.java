package org.safeguard.system.completeness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.safeguard.access.Requires;
import org.safeguard.system.completeness.ServiceFixture.Caller;
import org.safeguard.system.completeness.ServiceFixture.Subject;
import org.safeguard.system.completeness.web.ServicesServlet;
import org.safeguard.system.corridor.Archive;
import org.safeguard.system.http.Answer;
import org.safeguard.system.stack.Deployments;
import org.safeguard.system.stack.RunningStack;
import org.safeguard.system.stack.SystemTest;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * Every public method of every service and job of the built archive, called in the real server as a
 * made caller, leaves exactly one entry: where it succeeds, where it is refused, where it is
 * rejected and where its transaction fails (45 CFR 164.312(b)). A method without a fixture fails.
 */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceEntriesIT {

  private final RunningStack stack;
  private final Deployments deployments;
  private final Path original = Path.of("target", "completeness", "original.ear");
  private final Map<String, ServiceFixture> fixtures;
  private Map<String, Requires> methods;

  ServiceEntriesIT(RunningStack stack) {
    this.stack = stack;
    this.deployments = stack.deployments();
    this.fixtures = new ServiceFixtures(stack).all();
  }

  @BeforeAll
  void deployWithTheServlet() {
    Path built = Archive.copyOf(deployments.ear(), original).file();
    methods = new ServiceMethods(BuiltClasses.of(built, original.resolveSibling("services"))).all();
    deployments.replace(
        Archive.copyOf(built, original.resolveSibling("services.ear"))
            .add("safeguard-fhir.war", "WEB-INF/classes", ServicesServlet.class)
            .file());
  }

  @AfterAll
  void deployAsBuilt() {
    deployments.replace(original);
  }

  /** And a fixture without a method tells of one that has gone. */
  @Test
  void eachMethodHasAFixture() {
    assertEquals(new TreeSet<>(fixtures.keySet()), new TreeSet<>(methods.keySet()));
  }

  @TestFactory
  Stream<DynamicTest> successLeavesOneEntry() {
    return walk(
        method -> fixture(method).success(),
        method -> {
          ServiceFixture fixture = fixture(method);
          try (Subject subject = fixture.subject().make()) {
            Answer answer = call(fixture.allowed(), method, subject.text());
            assertEquals(200, answer.status(), answer::text);
            leaves(answer, method, Outcome.SUCCESS, Optional.empty());
          }
        });
  }

  /** By the rule of roles, before the method is called. */
  @TestFactory
  Stream<DynamicTest> refusalLeavesOneEntry() {
    return walk(
        method -> !verb(method).value().open(),
        method -> {
          String nobody = UUID.randomUUID().toString();
          Answer answer = call(fixture(method).refused(), method, nobody);
          assertEquals(403, answer.status(), answer::text);
          leaves(answer, method, Outcome.REFUSED, Optional.of("ROLE_ALLOWS"));
        });
  }

  @TestFactory
  Stream<DynamicTest> callForWhatIsNotThereLeavesOneEntry() {
    return walk(
        method -> fixture(method).id(),
        method -> {
          String unknown = UUID.randomUUID().toString();
          Answer answer = call(fixture(method).allowed(), method, unknown);
          assertEquals(404, answer.status(), answer::text);
          leaves(answer, method, Outcome.REJECTED, Optional.of("ResourceNotFound"));
        });
  }

  @TestFactory
  Stream<DynamicTest> failureLeavesOneEntryAndNoSuccess() {
    return walk(
        method -> fixture(method).success(),
        method -> {
          ServiceFixture fixture = fixture(method);
          boolean turns = method.equals("KeyTurnService.request");
          try (Subject subject = turns ? Subject.of("") : fixture.subject().make()) {
            Answer answer = call(fixture.allowed(), method, subject.text() + "&end=rollback");
            assertEquals(500, answer.status(), answer::text);
            leaves(answer, method, Outcome.FAILED, Optional.of("RolledBack"));
          }
        });
  }

  /**
   * A person has no way to a job: whether their session has ended is asked within a transaction,
   * and a job has none.
   */
  @TestFactory
  Stream<DynamicTest> faultOfAJobLeavesOneEntry() {
    return walk(
        method -> !fixture(method).success(),
        method -> {
          Answer answer = call(fixture(method).allowed(), method, "");
          assertEquals(500, answer.status(), answer::text);
          leaves(answer, method, Outcome.FAILED, Optional.of("TransactionalException"));
        });
  }

  private Answer call(Caller caller, String method, String id) {
    return caller.client().get("/services/" + method + "?id=" + id);
  }

  private void leaves(Answer answer, String method, Outcome outcome, Optional<String> rule) {
    AuditEntry entry = stack.auditTrail().only(answer.requestId());
    assertEquals(verb(method).value().name(), entry.action());
    assertEquals(outcome, entry.outcome());
    assertEquals(rule, entry.rule());
    assertNotEquals(ActorKind.ANONYMOUS, entry.actor().kind());
  }

  private Requires verb(String method) {
    Requires verb = methods.get(method);
    assertNotNull(verb, () -> method + " declares no verb");
    return verb;
  }

  private ServiceFixture fixture(String method) {
    ServiceFixture fixture = fixtures.get(method);
    assertNotNull(fixture, () -> "no fixture calls " + method);
    return fixture;
  }

  private interface Step {
    void take(String method) throws Exception;
  }

  /** A method without a fixture stands in {@link #eachMethodHasAFixture}. */
  private Stream<DynamicTest> walk(Predicate<String> choice, Step step) {
    return methods.keySet().stream()
        .filter(method -> fixtures.containsKey(method) && choice.test(method))
        .map(method -> DynamicTest.dynamicTest(method, () -> step.take(method)));
  }
}
