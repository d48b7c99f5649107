package org.safeguard.audit;

import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.safeguard.audit.store.CallRecord;
import org.safeguard.identity.Caller;
import org.safeguard.verify.AuditEntry.Origin;

/**
 * The request at hand: who calls, from where, why, what the present service call touched, and which
 * entries must be durable before the response may leave. The web layer opens it, the interceptors
 * use it.
 */
@RequestScoped
public class CallContext {

  private Caller caller = new Caller.Anonymous();
  private Origin origin =
      new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  private Optional<String> purpose = Optional.empty();
  private UUID requestId = UUID.randomUUID();
  private CallRecord record = new CallRecord();
  private Optional<SearchedFor> searchedFor = Optional.empty();
  private Optional<String> note = Optional.empty();
  private List<RuntimeException> missed = List.of();
  private boolean inDoubt;
  private List<String> roles = List.of();
  private final List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
  private boolean entered;

  /**
   * Says who calls and from where: a request's filter does so before any service is called, and the
   * end of a session, which may come without a request, for itself.
   */
  public void open(Caller caller, Origin origin, Optional<String> purpose, UUID requestId) {
    this.caller = caller;
    this.origin = origin;
    this.purpose = purpose;
    this.requestId = requestId;
  }

  /** Begins a service call: what was touched and searched for starts afresh. */
  void begin() {
    record = new CallRecord();
    searchedFor = Optional.empty();
    note = Optional.empty();
    missed = List.of();
    inDoubt = false;
  }

  public Caller caller() {
    return caller;
  }

  public Origin origin() {
    return origin;
  }

  public Optional<String> purpose() {
    return purpose;
  }

  /** Stands in the entry, in the response and in messages to the caller: the correlation id. */
  public UUID requestId() {
    return requestId;
  }

  /** What the present service call has touched so far. */
  public CallRecord record() {
    return record;
  }

  /** Notes what a search asks for; its values are sealed before the entry is formed. */
  public void searchedFor(SearchedFor search) {
    searchedFor = Optional.of(search);
  }

  public Optional<SearchedFor> searchedFor() {
    return searchedFor;
  }

  /** Notes a fact of the call that the entry is to hold, such as why a session ends; never PHI. */
  public void note(String fact) {
    note = Optional.of(fact);
  }

  public Optional<String> note() {
    return note;
  }

  /**
   * Notes why the present service call goes on without a value or a key that it should have had. It
   * gets an entry of its own, since that of the call tells what came of the rest.
   *
   * @param cause an integrity failure, or a key that is refused
   */
  void goesOnWithout(RuntimeException cause) {
    missed = Stream.concat(missed.stream(), Stream.of(cause)).toList();
  }

  List<RuntimeException> missed() {
    return missed;
  }

  /** Notes that the present service call's commit was begun, and that nobody saw how it ended. */
  void endedInDoubt() {
    inDoubt = true;
  }

  /** Whether what the present service call wrote may stand although the call failed. */
  public boolean inDoubt() {
    return inDoubt;
  }

  /** Notes the roles that decided. */
  public void actsAs(List<String> roles) {
    this.roles = List.copyOf(roles);
  }

  public List<String> roles() {
    return roles;
  }

  /** Notes an entry that must be durable before the response leaves. */
  public void await(CompletableFuture<Receipt> receipt) {
    receipts.add(receipt);
    entered = true;
  }

  /** Whether this request has left an entry. */
  public boolean entered() {
    return entered;
  }

  /**
   * Waits until every entry of this request so far is durable; where one is not, each further wait
   * fails as well.
   *
   * @throws AuditUnavailable if one is not in that time
   */
  public void awaitReceipts(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    for (CompletableFuture<Receipt> receipt : receipts) {
      try {
        receipt.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        throw new AuditUnavailable("no receipt for an audit entry in time", e);
      } catch (ExecutionException e) {
        throw new AuditUnavailable("an audit entry could not be made durable", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AuditUnavailable("interrupted while waiting for a receipt", e);
      }
    }
    receipts.clear();
  }

  /**
   * What a search asked for.
   *
   * @param parameters names with modifiers, in clear
   * @param values the raw query, PHI: never printed
   */
  public record SearchedFor(List<String> parameters, String values) {
    @Override
    public String toString() {
      return String.join("&", parameters);
    }
  }
}
