package org.safeguard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.safeguard.identity.Caller;
import org.safeguard.verify.AuditEntry.Origin;

/**
 * The door through which the platform's own work calls services: under a job's name, each call with
 * its entry, which is durable when the call returns. Not to be used by a thread that serves a
 * request.
 */
@ApplicationScoped
public class JobCalls {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Origin HERE =
      new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final Instance<RequestContextController> contexts;
  private final CallContext call;

  @Inject
  JobCalls(Instance<RequestContextController> contexts, CallContext call) {
    this.contexts = contexts;
    this.call = call;
  }

  protected JobCalls() {
    this(null, null);
  }

  /**
   * Calls a service as that job.
   *
   * @throws AuditUnavailable if the call returned, but its entry is not durable in time; where the
   *     call itself fails this is suppressed in what it throws
   */
  public <T> T as(String job, Supplier<T> service) {
    RequestContextController context = contexts.get();
    // A thread of the batch runtime has a context already.
    boolean ours = context.activate();
    try {
      requireNoRequest();
      call.open(new Caller.Job(job), HERE, Optional.empty(), UUID.randomUUID());
      return awaited(service);
    } finally {
      if (ours) {
        context.deactivate();
      }
      contexts.destroy(context);
    }
  }

  private <T> T awaited(Supplier<T> service) {
    try {
      T result = service.get();
      call.awaitReceipts(LIMIT);
      return result;
    } catch (AuditUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      awaitBeside(e);
      throw e;
    }
  }

  /** A call that fails leaves an entry too. */
  private void awaitBeside(RuntimeException failure) {
    try {
      call.awaitReceipts(LIMIT);
    } catch (AuditUnavailable e) {
      failure.addSuppressed(e);
    }
  }

  /** Else whoever a request is of would act as the platform. */
  private void requireNoRequest() {
    Caller caller = call.caller();
    if (caller instanceof Caller.Person || caller instanceof Caller.SystemClient) {
      throw new IllegalStateException("this thread serves a request");
    }
  }
}
