package org.safeguard.patient;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalInt;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.CallContext;
import org.safeguard.patient.request.Condition;
import org.safeguard.patient.search.SearchTokens;
import org.safeguard.patient.store.ResourceHistory;
import org.safeguard.patient.store.ResourceRepository;
import org.safeguard.patient.store.ResourceSearch;
import org.safeguard.resource.CreateOutcome;
import org.safeguard.resource.HistoryPage;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchPage;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.StoredVersion;

/**
 * FHIR's interactions with resources. Each call is authorized, audited and, where it writes, one
 * transaction.
 */
@Stateless
public class ResourceService {

  @Inject private Access access;
  @Inject private CallContext call;
  @Inject private ResourceRepository resources;
  @Inject private ResourceWrites writes;
  @Inject private ResourceHistory history;
  @Inject private ResourceSearch search;

  /**
   * The first version of a new resource.
   *
   * @param ifNoneExist where it names a resource that is there, none is made
   */
  @Requires(Verb.CREATE)
  public CreateOutcome create(ResourceType type, byte[] json, Optional<Condition> ifNoneExist) {
    ifNoneExist.ifPresent(condition -> call.searchedFor(SearchQuery.of(condition.request())));
    return writes.create(type, json, ifNoneExist);
  }

  /** The current version. */
  @Requires(Verb.READ)
  public StoredVersion read(ResourceType type, ResourceId id) {
    Granting granting = access.granting(Verb.READ, type);
    return resources.find(granting, type, id).orElseThrow(ResourceNotFound::new).present();
  }

  /** That version. */
  @Requires(Verb.VREAD)
  public StoredVersion vread(ResourceType type, ResourceId id, int version) {
    Granting granting = access.granting(Verb.VREAD, type);
    return history
        .findVersion(granting, type, id, version)
        .orElseThrow(ResourceNotFound::new)
        .present();
  }

  /**
   * The next version.
   *
   * @param ifMatch the version that the change is of; without it the change is refused
   */
  @Requires(Verb.UPDATE)
  public StoredVersion update(ResourceType type, ResourceId id, OptionalInt ifMatch, byte[] json) {
    return writes.update(type, id, ifMatch, json);
  }

  /** The version that says so; deleting what is deleted already answers that version again. */
  @Requires(Verb.DELETE)
  public StoredVersion delete(ResourceType type, ResourceId id, OptionalInt ifMatch) {
    return writes.delete(type, id, ifMatch);
  }

  /**
   * Newest first.
   *
   * @param before only versions older than this one; empty for all
   */
  @Requires(Verb.HISTORY)
  public HistoryPage history(ResourceType type, ResourceId id, OptionalInt before) {
    HistoryPage page = history.changes(access.granting(Verb.HISTORY, type), type, id, before);
    if (page.changes().isEmpty()) {
      throw new ResourceNotFound();
    }
    return page;
  }

  @Requires(Verb.SEARCH)
  public SearchPage search(SearchRequest request) {
    call.searchedFor(SearchQuery.of(request));
    Granting granting = access.granting(Verb.SEARCH, request.type());
    return search.search(
        granting, request.type(), SearchTokens.plan(request), request.count(), request.after());
  }
}
