package org.safeguard.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.Status;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.store.PendingRevision;
import org.safeguard.crypto.IntegrityFailure;
import org.safeguard.crypto.KeyRefused;
import org.safeguard.identity.Caller;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.ResourceType;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.AuditEntry.Use;
import org.safeguard.verify.EntryCodec;

class AuditInterceptorTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.123456Z");
  private static final ResourceId ID = new ResourceId(UUID.randomUUID());

  private final RecordedLog log = new RecordedLog();
  private final FakeTransaction transaction = new FakeTransaction();
  private final CallContext call = new CallContext();
  private final AuditInterceptor interceptor =
      new AuditInterceptor(
          call,
          new EntryWriter(log, (id, at, search) -> Optional.empty()),
          Clock.fixed(NOW, ZoneOffset.UTC),
          transaction);

  /** A service as the interceptor sees it. */
  static class Service {
    @Requires(Verb.READ)
    public void read() {}

    public void undeclared() {}
  }

  @Test
  void aReadIsTold_onceItsTransactionHasCommitted() throws Exception {
    call("read", this::showPatient);
    assertTrue(log.entries.isEmpty(), "told before the commit");

    transaction.complete(Status.STATUS_COMMITTED);

    AuditEntry entry = only();
    assertEquals(Outcome.SUCCESS, entry.outcome());
    assertEquals("READ", entry.action());
    assertEquals(Instant.parse("2026-11-23T08:00:00.123Z"), entry.at());
    assertEquals(List.of(ID.value()), entry.patients());
    assertEquals(Use.SHOWN, entry.items().get(0).use());
    assertTrue(call.entered(), "the gate has nothing to wait for");
  }

  @Test
  void aWritesRevisionCarriesTheBytesThatAreTold() throws Exception {
    call("read", this::writePatient);
    PendingRevision pending =
        assertInstanceOf(PendingRevision.class, transaction.getResource(PendingRevision.KEY));

    transaction.complete(Status.STATUS_COMMITTED);

    assertArrayEquals(EntryCodec.encode(only()), log.canonical.get(0));
    assertTrue(pending.number().isEmpty(), "no revision was written in this test");
  }

  @Test
  void aCommitThatFailsLeavesFailedAndNoSuccess() throws Exception {
    call("read", this::writePatient);
    transaction.complete(Status.STATUS_ROLLEDBACK);

    assertEquals(Outcome.FAILED, only().outcome());
    assertEquals(Optional.of("CommitUnknown"), only().rule());
  }

  @Test
  void aCallThatMarkedItsTransactionForRollbackIsRolledBackAndShowsNothing() {
    assertThrows(
        IllegalStateException.class,
        () ->
            call(
                "read",
                () -> {
                  transaction.setRollbackOnly();
                  return writePatient();
                }));
    transaction.complete(Status.STATUS_ROLLEDBACK);

    assertEquals(Outcome.FAILED, only().outcome());
    assertEquals(Optional.of("RolledBack"), only().rule());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Status.STATUS_ROLLEDBACK,
        Status.STATUS_ROLLING_BACK,
        Status.STATUS_UNKNOWN,
        Status.STATUS_COMMITTED
      })
  void aCallWhoseTransactionEndedBeforeItIsNoSuccess(int ended) {
    assertThrows(
        IllegalStateException.class,
        () ->
            call(
                "read",
                () -> {
                  transaction.end(ended);
                  return writePatient();
                }));

    assertEquals(Outcome.FAILED, only().outcome());
    assertEquals(Optional.of("TransactionEnded"), only().rule());
  }

  @Test
  void aCallWithoutATransactionIsToldAtOnce() throws Exception {
    transaction.end(Status.STATUS_NO_TRANSACTION);
    call("read", this::showPatient);
    assertEquals(Outcome.SUCCESS, only().outcome());
  }

  @Test
  void aCommitOfWhichNobodyKnowsIsNoSuccess() throws Exception {
    call("read", this::writePatient);
    transaction.complete(Status.STATUS_UNKNOWN);

    assertEquals(Outcome.FAILED, only().outcome());
    assertEquals(Optional.of("CommitUnknown"), only().rule());
  }

  @Test
  void aRejectedCallIsTold_andItsTransactionCannotCommit() {
    assertThrows(
        ResourceNotFound.class,
        () ->
            call(
                "read",
                () -> {
                  throw new ResourceNotFound();
                }));

    assertEquals(Outcome.REJECTED, only().outcome());
    assertEquals(Optional.of("ResourceNotFound"), only().rule());
    assertTrue(transaction.getRollbackOnly());
  }

  @Test
  void aFaultIsTold_withoutItsText() {
    assertThrows(
        IllegalStateException.class,
        () ->
            call(
                "read",
                () -> {
                  throw new IllegalStateException("Jane Doe");
                }));

    assertEquals(Outcome.FAILED, only().outcome());
    assertFalse(new String(log.canonical.get(0)).contains("Jane"));
  }

  @ParameterizedTest
  @ValueSource(classes = {StackOverflowError.class, OutOfMemoryError.class, LinkageError.class})
  void anErrorIsTold_andItsTransactionCannotCommit(Class<? extends Error> kind) throws Exception {
    Error error = kind.getConstructor(String.class).newInstance("Jane Doe");
    assertSame(
        error,
        assertThrows(
            kind,
            () ->
                call(
                    "read",
                    () -> {
                      showPatient();
                      throw error;
                    })));

    assertEquals(Outcome.FAILED, only().outcome());
    assertEquals(Optional.of(kind.getSimpleName()), only().rule());
    assertEquals(List.of(ID.value()), only().patients());
    assertTrue(transaction.getRollbackOnly());
    assertFalse(new String(log.canonical.get(0)).contains("Jane"));
  }

  @Test
  void whatACallGoesOnWithoutIsToldBesideIt_andRaisesTheAlert() throws Exception {
    call(
        "read",
        () -> {
          call.goesOnWithout(new IntegrityFailure("audit_entry.query of 7"));
          return showPatient();
        });
    AuditEntry beside = only();
    assertEquals(Outcome.FAILED, beside.outcome());
    assertEquals(Optional.of("IntegrityFailure"), beside.rule());
    assertEquals(Optional.of("audit_entry.query of 7"), beside.note());
    assertEquals(call.requestId(), beside.requestId());
    assertEquals(List.of(), beside.items());
    assertEquals(
        Optional.of("audit_entry.query of 7"), RaisedAlert.of(beside).map(RaisedAlert::subject));

    transaction.complete(Status.STATUS_COMMITTED);
    AuditEntry own = log.entries.get(1);
    assertEquals(Outcome.SUCCESS, own.outcome());
    assertEquals(Optional.empty(), own.note());
    assertEquals(ID.value(), own.items().get(0).id());
    assertNotEquals(beside.id(), own.id());
  }

  @Test
  void whatAFailedCallWentOnWithoutIsToldToo() {
    assertThrows(
        ResourceNotFound.class,
        () ->
            call(
                "read",
                () -> {
                  call.goesOnWithout(new KeyRefused("no data key"));
                  throw new ResourceNotFound();
                }));
    assertEquals(
        List.of(Optional.of("KeyRefused"), Optional.of("ResourceNotFound")),
        log.entries.stream().map(AuditEntry::rule).toList());
  }

  @Test
  void whatACallWentOnWithoutIsNotToldOfTheNext() throws Exception {
    call.goesOnWithout(new KeyRefused("no data key"));
    call("read", this::showPatient);
    transaction.complete(Status.STATUS_COMMITTED);
    assertEquals(Outcome.SUCCESS, only().outcome());
  }

  @Test
  void aCallThatShowedNothingNamesWhatItAskedFor() {
    assertThrows(
        ResourceNotFound.class,
        () ->
            call(
                "read",
                () -> {
                  throw new ResourceNotFound();
                },
                ResourceType.PATIENT,
                ID));

    assertEquals(Use.ASKED, only().items().get(0).use());
    assertEquals(ID.value(), only().items().get(0).id());
  }

  @Test
  void aMethodWithoutAVerbIsToldAsUndeclared() throws Exception {
    call("undeclared", () -> null);
    transaction.complete(Status.STATUS_COMMITTED);
    assertEquals("UNDECLARED", only().action());
  }

  @Test
  void theCallerStandsInTheEntry() throws Exception {
    call.open(
        new Caller.SystemClient("lab"),
        new AuditEntry.Origin(
            Optional.of("10.0.0.7"),
            Optional.of("ws-3"),
            Optional.empty(),
            Optional.of("GET fhir")),
        Optional.of("TREAT"),
        UUID.randomUUID());
    call("read", this::showPatient);
    transaction.complete(Status.STATUS_COMMITTED);

    assertEquals("lab", only().actor().id());
    assertEquals(Optional.of("10.0.0.7"), only().origin().address());
    assertEquals(Optional.of("TREAT"), only().purpose());
    assertEquals(call.requestId(), only().requestId());
  }

  private Object showPatient() {
    call.record().shown(ResourceType.PATIENT, ID, 3, List.of(PatientId.of(ID)));
    return null;
  }

  private Object writePatient() {
    call.record()
        .written(
            ResourceType.PATIENT, ID, 4, List.of(PatientId.of(ID)), Optional.of("ab".repeat(32)));
    return null;
  }

  private void call(String method, Callable<Object> body, Object... parameters) throws Exception {
    Method called = Service.class.getMethod(method);
    interceptor.audit(new FakeInvocation(called, body, parameters));
  }

  private AuditEntry only() {
    assertEquals(1, log.entries.size(), "exactly one entry");
    return log.entries.get(0);
  }
}
