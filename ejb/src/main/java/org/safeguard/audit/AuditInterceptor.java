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
import org.safeguard.resource.PatientId;
import org.safeguard.resource.RejectedCall;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * Leaves one entry of each call of a service, whatever comes of it (45 CFR 164.312(b)). Bound to every bean by {@code
 * ejb-jar.xml}, outside authorization, so that refusals are entries too.
 *
 * <p>It runs inside the transaction. A call that wrote has its entry's bytes in the revision, so they commit as one;
 * success is told to the log only after the commit, and a commit that fails leaves FAILED in its place.
 */
@Interceptor
public class AuditInterceptor {

  private static final String UNDECLARED = "UNDECLARED";

  @Inject private CallContext call;
  @Inject private EntryWriter writer;
  @Inject private Clock clock;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transaction;

  @AroundInvoke
  Object audit(InvocationContext invocation) throws Exception {
    AuditedCall audited = begin(invocation);
    Object result;
    try {
      result = invocation.proceed();
    } catch (Exception e) {
      broken(audited, e);
      throw e;
    }
    done(audited);
    return result;
  }

  private AuditedCall begin(InvocationContext invocation) {
    call.begin();
    noteTarget(invocation.getParameters());
    Requires required = invocation.getMethod().getAnnotation(Requires.class);
    return new AuditedCall(
        UUID.randomUUID(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        required == null ? UNDECLARED : required.value().name(),
        call);
  }

  /** A refused or failed call too names the record that it asked for. */
  private void noteTarget(Object[] parameters) {
    ResourceType type = null;
    ResourceId id = null;
    for (Object parameter : parameters) {
      if (parameter instanceof ResourceType t) {
        type = t;
      } else if (parameter instanceof ResourceId i) {
        id = i;
      }
    }
    if (type != null && id != null) {
      call.record().askedFor(type, id, type.equals(ResourceType.PATIENT) ? Optional.of(PatientId.of(id)) : Optional.empty());
    }
  }

  private void done(AuditedCall audited) {
    Optional<AuditEntry.Query> query = writer.seal(audited, call.searchedFor());
    AuditEntry success = audited.entry(Outcome.SUCCESS, Optional.empty(), query);
    byte[] canonical = writer.canonical(success);
    if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
      call.await(writer.append(success, canonical));
      return;
    }
    if (audited.changed()) {
      transaction.putResource(
          org.safeguard.audit.store.PendingRevision.KEY, audited.revision(success, canonical));
    }
    transaction.registerInterposedSynchronization(
        new EntryAfterCommit(call, writer, audited, success, canonical));
  }

  private void broken(AuditedCall audited, Exception cause) {
    if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
      transaction.setRollbackOnly();
    }
    Optional<AuditEntry.Query> query = writer.seal(audited, call.searchedFor());
    AuditEntry entry = audited.entry(outcome(cause), Optional.of(rule(cause)), query);
    call.await(writer.append(entry, writer.canonical(entry)));
  }

  private static Outcome outcome(Exception cause) {
    if (cause instanceof AccessRefused) {
      return Outcome.REFUSED;
    }
    return cause instanceof RejectedCall ? Outcome.REJECTED : Outcome.FAILED;
  }

  /** The rule that refused, or the kind of fault: never its text, which may quote data. */
  private static String rule(Exception cause) {
    return cause instanceof AccessRefused refused
        ? refused.rule()
        : cause.getClass().getSimpleName();
  }
}
