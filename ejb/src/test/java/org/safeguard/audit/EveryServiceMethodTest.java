package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.Status;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeguard.access.AccessRefused;
import org.safeguard.access.Authorization;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Verb;
import org.safeguard.crypto.IntegrityFailure;
import org.safeguard.crypto.KeyRefused;
import org.safeguard.crypto.KeysUnavailable;
import org.safeguard.identity.Caller;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.VersionConflict;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * Each public method of each service, with both interceptors around it in their order, leaves
 * exactly one entry: on success, on refusal, and whatever it throws. A new method is walked without
 * anyone's doing.
 */
class EveryServiceMethodTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final String CALLER = "3f1c6a52-9d3e-4a8e-8f0b-6d2a3c1b5e47";

  private final RecordedLog log = new RecordedLog();
  private final FakeTransaction transaction = new FakeTransaction();
  private final CallContext call = new CallContext();
  private final AuditInterceptor audit =
      new AuditInterceptor(
          call,
          new EntryWriter(log, (id, at, search) -> Optional.empty()),
          Clock.fixed(NOW, ZoneOffset.UTC),
          transaction);

  static List<Method> methods() {
    return ServiceMethods.all();
  }

  /** All but what is open to everyone, which no rule refuses. */
  static List<Method> thoseThatAreNotOpen() {
    return methods().stream()
        .filter(method -> method.isAnnotationPresent(Requires.class) && !verb(method).open())
        .toList();
  }

  static List<Method> thoseForSomeRoles() {
    return thoseThatAreNotOpen().stream().filter(method -> !verb(method).ofEveryPerson()).toList();
  }

  /** Else a walk that finds nothing would pass. */
  @Test
  void theWalkFindsTheServices() {
    List<String> services =
        methods().stream().map(method -> method.getDeclaringClass().getSimpleName()).toList();
    for (String known : List.of("ResourceService", "AuditService", "KeyTurnJob")) {
      assertTrue(services.contains(known), known);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void declaresAVerb(Method method) {
    assertNotNull(method.getAnnotation(Requires.class), method::toString);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void successLeavesOneEntry(Method method) throws Exception {
    call(method, Optional.of(verb(method)), () -> null);
    transaction.complete(Status.STATUS_COMMITTED);
    leaves(method, Outcome.SUCCESS, Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("thoseForSomeRoles")
  void refusalOfARoleLeavesOneEntry_andTheMethodIsNotCalled(Method method) {
    assertThrows(AccessRefused.class, () -> call(method, Optional.empty(), this::reached));
    leaves(method, Outcome.REFUSED, Optional.of("ROLE_ALLOWS"));
  }

  @ParameterizedTest
  @MethodSource("thoseThatAreNotOpen")
  void refusalOfASignInLeavesOneEntry_andTheMethodIsNotCalled(Method method) {
    Optional<Verb> may = Optional.of(verb(method));
    assertThrows(AccessRefused.class, () -> call(method, person("pwd"), may, this::reached));
    leaves(method, Outcome.REFUSED, Optional.of("SIGNED_IN_WITH_SECOND_FACTOR"));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void whateverIsThrownLeavesOneEntry(Method method) {
    for (Throwable rejected : List.of(new ResourceNotFound(), new VersionConflict(3))) {
      thrown(method, rejected, Outcome.REJECTED);
    }
    for (Throwable fault :
        List.of(
            new IntegrityFailure("resource.body"),
            new KeyRefused("no data key"),
            KeysUnavailable.away("the vault is away", null),
            new IllegalStateException("a defect"),
            new IOException("a checked one"),
            new StackOverflowError(),
            new OutOfMemoryError())) {
      thrown(method, fault, Outcome.FAILED);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void commitThatFailsLeavesOneEntry(Method method) throws Exception {
    call(method, Optional.of(verb(method)), () -> null);
    transaction.complete(Status.STATUS_ROLLEDBACK);
    leaves(method, Outcome.FAILED, Optional.of("CommitUnknown"));
  }

  private void thrown(Method method, Throwable thrown, Outcome outcome) {
    Throwable seen =
        assertThrows(
            Throwable.class,
            () ->
                call(
                    method,
                    Optional.of(verb(method)),
                    () -> {
                      if (thrown instanceof Error error) {
                        throw error;
                      }
                      throw (Exception) thrown;
                    }));
    assertSame(thrown, seen);
    leaves(method, outcome, Optional.of(thrown.getClass().getSimpleName()));
    log.entries.clear();
  }

  private Object reached() {
    throw new AssertionError("called although it was refused");
  }

  private void call(Method method, Optional<Verb> may, Callable<Object> body) throws Exception {
    call(method, person("mfa"), may, body);
  }

  private void call(Method method, Caller caller, Optional<Verb> may, Callable<Object> body)
      throws Exception {
    call.open(caller, call.origin(), Optional.empty(), UUID.randomUUID());
    Authorization authorization = new Authorization(call, may);
    FakeInvocation inner = new FakeInvocation(method, body);
    audit.audit(new FakeInvocation(method, () -> authorization.authorize(inner)));
  }

  private void leaves(Method method, Outcome outcome, Optional<String> rule) {
    assertEquals(1, log.entries.size(), () -> method + ": " + log.entries);
    AuditEntry entry = log.entries.get(0);
    assertEquals(verb(method).name(), entry.action());
    assertEquals(outcome, entry.outcome());
    assertEquals(rule, entry.rule());
    assertEquals(CALLER, entry.actor().id());
    assertEquals(call.requestId(), entry.requestId());
    assertFalse(call.requestId().equals(entry.id()));
  }

  private static Caller person(String authentication) {
    return new Caller.Person(
        CALLER, "jdoe", "app", Optional.empty(), Optional.of(authentication), Optional.empty());
  }

  private static Verb verb(Method method) {
    return method.getAnnotation(Requires.class).value();
  }
}
