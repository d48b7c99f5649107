package org.safeguard.patient.bundle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.safeguard.access.Access;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.patient.request.Condition;
import org.safeguard.patient.request.ServiceAddress;
import org.safeguard.patient.search.SearchTokens;
import org.safeguard.patient.store.ConditionSearch;
import org.safeguard.patient.store.ResourceHistory;
import org.safeguard.patient.store.ResourceRepository;
import org.safeguard.patient.store.ResourceSearch;
import org.safeguard.resource.RejectedCall;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.StoredVersion;

/** Runs transactions within the present one of the database; each entry has a grant of its own. */
@ApplicationScoped
public class Transactions {

  private final Access access;
  private final ResourceRepository resources;
  private final ResourceHistory history;
  private final ResourceSearch search;
  private final ConditionSearch conditions;
  private final ServiceAddress address;
  private final Clock clock;

  @Inject
  Transactions(
      Access access,
      ResourceRepository resources,
      ResourceHistory history,
      ResourceSearch search,
      ConditionSearch conditions,
      ServiceAddress address,
      Clock clock) {
    this.access = access;
    this.resources = resources;
    this.history = history;
    this.search = search;
    this.conditions = conditions;
    this.address = address;
    this.clock = clock;
  }

  protected Transactions() {
    this(null, null, null, null, null, null, null);
  }

  /**
   * Runs a transaction.
   *
   * @param searched is told what is searched for, before it is
   * @return an outcome for each entry, in their order
   */
  public List<EntryOutcome> run(IncomingBundle bundle, Consumer<List<SearchRequest>> searched) {
    EntryRequests reader = new EntryRequests(address.base());
    SearchBudget budget = new SearchBudget();
    List<EntryRequest> requests =
        bundle.entries().stream().map(entry -> budget.spend(reader.read(entry))).toList();
    Conditions asked = Conditions.of(requests, address.base(), budget);
    searched.accept(searches(requests, asked));
    MatchedConditions matched = asked.match(conditions, type -> access.granting(Verb.SEARCH, type));
    List<EntryOutcome> outcomes =
        new ArrayList<>(
            new BundleTransaction(bundle, access, resources, clock, address.base())
                .write(requests, matched));
    ShownBudget shown = new ShownBudget();
    requests.stream()
        .filter(EntryRequest::reads)
        .forEach(request -> outcomes.add(shown.spend(read(shown.require(request)))));
    outcomes.sort(Comparator.comparingInt(outcome -> outcome.request().entry().index()));
    return outcomes;
  }

  /** Those that show resources first: of many the audit entry keeps the first ones in full. */
  private static List<SearchRequest> searches(List<EntryRequest> requests, Conditions asked) {
    List<SearchRequest> searches = new ArrayList<>();
    for (EntryRequest request : requests) {
      if (request instanceof EntryRequest.Search search) {
        searches.add(search.request());
      }
    }
    asked.all().stream().map(Condition::request).forEach(searches::add);
    return searches;
  }

  /** Reads come last, so that they show what the transaction has made. */
  private EntryOutcome read(EntryRequest request) {
    try {
      if (request instanceof EntryRequest.Search asked) {
        return found(asked);
      }
      EntryRequest.Read read = (EntryRequest.Read) request;
      return EntryOutcome.of(read, 200, find(read).present());
    } catch (RejectedCall e) {
      throw EntryRejected.of(request.entry(), e);
    }
  }

  private EntryOutcome found(EntryRequest.Search asked) {
    SearchRequest request = asked.request();
    return EntryOutcome.of(
        asked,
        search.search(
            access.granting(Verb.SEARCH, asked.type()),
            asked.type(),
            SearchTokens.plan(request),
            request.count(),
            request.after()));
  }

  private StoredVersion find(EntryRequest.Read read) {
    return (read.version().isPresent() ? past(read) : current(read))
        .orElseThrow(ResourceNotFound::new);
  }

  private Optional<StoredVersion> current(EntryRequest.Read read) {
    return resources.find(access.granting(Verb.READ, read.type()), read.type(), read.id());
  }

  private Optional<StoredVersion> past(EntryRequest.Read read) {
    Granting granting = access.granting(Verb.VREAD, read.type());
    return history.findVersion(granting, read.type(), read.id(), read.version().getAsInt());
  }
}
