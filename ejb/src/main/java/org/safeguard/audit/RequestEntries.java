package org.safeguard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.safeguard.identity.Caller;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Origin;
import org.safeguard.verify.AuditEntry.Outcome;
import org.safeguard.verify.EntryCodec;

/**
 * The entries of requests that ended outside every service. The release gate makes them, and what
 * stands outside it for requests that never reach it.
 */
@ApplicationScoped
public class RequestEntries {

  private static final String ACTION = "REQUEST";
  private static final int REFUSAL = 400;
  private static final int FAULT = 500;

  private final AuditLog log;
  private final Clock clock;

  @Inject
  public RequestEntries(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  protected RequestEntries() {
    this(null, null);
  }

  /**
   * A request that no service has answered for: REJECTED, FAILED where the status tells of a fault,
   * or SUCCESS where there was nothing for a service to do, as in a batch without entries.
   */
  public CompletableFuture<Receipt> unserved(CallContext call, int status) {
    return append(call, outcome(status), status);
  }

  /** The same of a request that the container refused before it was known who calls. */
  public CompletableFuture<Receipt> unserved(UUID requestId, Origin origin, int status) {
    CallContext call = new CallContext();
    call.open(new Caller.Anonymous(), origin, Optional.empty(), requestId);
    return append(call, outcome(status), status);
  }

  /** A request whose other entries may be durable although its response was dropped. */
  public CompletableFuture<Receipt> notReleased(CallContext call, int status) {
    return append(call, Outcome.NOT_RELEASED, status);
  }

  private CompletableFuture<Receipt> append(CallContext call, Outcome outcome, int status) {
    AuditEntry entry =
        new AuditEntry(
            UUID.randomUUID(),
            call.requestId(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            ACTION,
            outcome,
            Optional.empty(),
            Optional.of(status),
            AuditedCall.actor(call.caller(), call.roles()),
            call.origin(),
            call.purpose(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return log.append(entry, EntryCodec.encode(entry), OptionalLong.empty());
  }

  private static Outcome outcome(int status) {
    if (status >= FAULT) {
      return Outcome.FAILED;
    }
    return status >= REFUSAL ? Outcome.REJECTED : Outcome.SUCCESS;
  }
}
