package org.safeguard.audit;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.access.AccessRefused;
import org.safeguard.access.Requires;
import org.safeguard.audit.store.PendingRevision;
import org.safeguard.resource.RejectedCall;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * Leaves one entry of each call of a service, whatever comes of it (45 CFR 164.312(b)). Bound to
 * every bean by {@code ejb-jar.xml}, outside authorization, so that refusals are entries too.
 *
 * <p>It runs inside the transaction. A call that wrote has its entry's bytes in the revision, so
 * they commit as one; success is told to the log only after the commit, and a commit that fails
 * leaves FAILED in its place. So does an Error: what ran out of memory may have opened much before.
 *
 * <p>A stored value that failed, and that the call went on without, leaves an entry beside it.
 */
@Interceptor
public class AuditInterceptor {

  private static final String UNDECLARED = "UNDECLARED";

  /** The rule of a call whose transaction was over before the call was: its time had run out. */
  private static final String ENDED = "TransactionEnded";

  @Inject private CallContext call;
  @Inject private EntryWriter writer;
  @Inject private Clock clock;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transaction;

  /** For the container. */
  public AuditInterceptor() {}

  AuditInterceptor(
      CallContext call,
      EntryWriter writer,
      Clock clock,
      TransactionSynchronizationRegistry transaction) {
    this.call = call;
    this.writer = writer;
    this.clock = clock;
    this.transaction = transaction;
  }

  @AroundInvoke
  Object audit(InvocationContext invocation) throws Exception {
    AuditedCall audited = begin(invocation);
    Object result;
    try {
      result = invocation.proceed();
    } catch (Exception | Error e) {
      broken(audited, e);
      throw e;
    }
    done(audited);
    return result;
  }

  private AuditedCall begin(InvocationContext invocation) {
    call.begin();
    CallTarget.of(invocation.getParameters()).ifPresent(target -> target.noteIn(call.record()));
    Requires required = invocation.getMethod().getAnnotation(Requires.class);
    return new AuditedCall(
        UUID.randomUUID(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        required == null ? UNDECLARED : required.value().name(),
        call);
  }

  private void done(AuditedCall audited) {
    Optional<AuditEntry.Query> query = query(audited);
    AuditEntry success = audited.entry(Outcome.SUCCESS, Optional.empty(), query);
    int status = transaction.getTransactionStatus();
    if (status == Status.STATUS_ACTIVE) {
      doneUponCommit(audited, success);
    } else if (status == Status.STATUS_NO_TRANSACTION) {
      call.await(writer.append(success));
    } else {
      // The call returned, but nothing of it will stand, so nothing of it is shown either.
      String rule = status == Status.STATUS_MARKED_ROLLBACK ? EntryAfterCommit.ROLLED_BACK : ENDED;
      call.await(writer.append(audited.entry(Outcome.FAILED, Optional.of(rule), query)));
      throw new IllegalStateException("the transaction of this call has been given up");
    }
  }

  private void doneUponCommit(AuditedCall audited, AuditEntry success) {
    byte[] canonical = writer.canonical(success);
    PendingRevision revision = audited.revision(success, canonical);
    transaction.putResource(PendingRevision.KEY, revision);
    transaction.registerInterposedSynchronization(
        new EntryAfterCommit(call, writer, success, canonical, revision::number));
  }

  private void broken(AuditedCall audited, Throwable cause) {
    if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
      transaction.setRollbackOnly();
    }
    RaisedAlert.subject(cause).ifPresent(call::note);
    Optional<AuditEntry.Query> query = query(audited);
    call.await(writer.append(audited.entry(outcome(cause), Optional.of(rule(cause)), query)));
  }

  /** What was searched for, sealed. What the call and this went on without is told by then. */
  private Optional<AuditEntry.Query> query(AuditedCall audited) {
    Optional<AuditEntry.Query> query = writer.seal(audited, call.searchedFor());
    for (RuntimeException cause : call.missed()) {
      call.await(writer.append(audited.missed(rule(cause), RaisedAlert.subject(cause))));
    }
    return query;
  }

  private static Outcome outcome(Throwable cause) {
    if (cause instanceof AccessRefused) {
      return Outcome.REFUSED;
    }
    return cause instanceof RejectedCall ? Outcome.REJECTED : Outcome.FAILED;
  }

  /** The rule that refused, or the kind of fault: never its text, which may quote data. */
  private static String rule(Throwable cause) {
    return cause instanceof AccessRefused refused
        ? refused.rule()
        : cause.getClass().getSimpleName();
  }
}
