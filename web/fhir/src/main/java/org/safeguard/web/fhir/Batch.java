package org.safeguard.web.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.safeguard.audit.CallContext;
import org.safeguard.audit.RequestEntries;
import org.safeguard.patient.ResourceService;
import org.safeguard.patient.bundle.BundleEntry;
import org.safeguard.patient.bundle.EntryOutcome;
import org.safeguard.patient.bundle.EntryRequest;
import org.safeguard.patient.bundle.EntryRequests;
import org.safeguard.patient.bundle.IncomingBundle;
import org.safeguard.patient.bundle.ShownBudget;
import org.safeguard.resource.CreateOutcome;
import org.safeguard.resource.RejectedCall;
import org.safeguard.resource.SearchPage;
import org.safeguard.resource.StoredVersion;
import org.safeguard.web.gate.Failure;
import org.safeguard.web.gate.FaultLog;

/**
 * Does the entries of a batch one after the other, each as if it had come by itself: each is a call
 * with an audit entry and a transaction of its own, and one that fails stops no other. A fault of
 * the server's stops the rest, which would only wait for the same fault.
 */
@ApplicationScoped
public class Batch {

  /**
   * Audit entries that a batch may be ahead of the log, whose queue is everybody's: what rejects
   * thousands of entries a second would fill it.
   */
  static final int ENTRIES_AHEAD = 256;

  private static final Duration WAIT = Duration.ofSeconds(5);

  private final ResourceService resources;
  private final Addresses addresses;
  private final CallContext call;
  private final RequestEntries entries;

  @Inject
  public Batch(
      ResourceService resources, Addresses addresses, CallContext call, RequestEntries entries) {
    this.resources = resources;
    this.addresses = addresses;
    this.call = call;
    this.entries = entries;
  }

  protected Batch() {
    this(null, null, null, null);
  }

  /**
   * A result for each entry, in their order.
   *
   * @throws org.safeguard.audit.AuditUnavailable if the log does not keep up
   */
  List<EntryResult> run(IncomingBundle bundle) {
    EntryRequests requests = new EntryRequests(addresses.base());
    ShownBudget shown = new ShownBudget();
    List<EntryResult> results = new ArrayList<>();
    for (BundleEntry entry : bundle.entries()) {
      EntryResult before = results.isEmpty() ? null : results.get(results.size() - 1);
      boolean faulty = before != null && before.failure().map(Failure::fault).orElse(false);
      results.add(faulty ? before : run(bundle, entry, requests, shown));
      if (results.size() % ENTRIES_AHEAD == 0) {
        call.awaitReceipts(WAIT);
      }
    }
    return results;
  }

  private EntryResult run(
      IncomingBundle bundle, BundleEntry entry, EntryRequests requests, ShownBudget shown) {
    EntryRequest request;
    try {
      request = shown.require(requests.read(entry));
    } catch (RejectedCall e) {
      // No service has seen it, so none has left an audit entry of it.
      Failure failure = Failure.of(e);
      call.await(entries.unserved(call, failure.status()));
      return EntryResult.of(failure);
    }
    try {
      return EntryResult.of(shown.spend(run(bundle, request)));
    } catch (RuntimeException e) {
      Failure failure = Failure.of(e, call.inDoubt());
      if (failure.fault()) {
        FaultLog.tell(call.requestId(), e);
      }
      return EntryResult.of(failure);
    }
  }

  private EntryOutcome run(IncomingBundle bundle, EntryRequest request) {
    if (request instanceof EntryRequest.Create create) {
      CreateOutcome made =
          resources.create(create.type(), bundle.take(create.entry()), create.ifNoneExist());
      return EntryOutcome.of(create, made.created() ? 201 : 200, bundle.kept(made.version()));
    }
    if (request instanceof EntryRequest.Update update) {
      byte[] json = bundle.take(update.entry());
      StoredVersion made = resources.update(update.type(), update.id(), update.ifMatch(), json);
      return EntryOutcome.of(update, 200, bundle.kept(made));
    }
    if (request instanceof EntryRequest.Delete delete) {
      return EntryOutcome.of(
          delete, 204, resources.delete(delete.type(), delete.id(), delete.ifMatch()));
    }
    if (request instanceof EntryRequest.Search search) {
      SearchPage page = resources.search(search.request());
      return EntryOutcome.of(search, page);
    }
    EntryRequest.Read read = (EntryRequest.Read) request;
    return EntryOutcome.of(read, 200, read(read));
  }

  private StoredVersion read(EntryRequest.Read read) {
    OptionalInt version = read.version();
    return version.isEmpty()
        ? resources.read(read.type(), read.id())
        : resources.vread(read.type(), read.id(), version.getAsInt());
  }
}
