package org.safeguard.patient;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.CallContext;
import org.safeguard.patient.incoming.IncomingResource;
import org.safeguard.patient.search.SearchTokens;
import org.safeguard.patient.store.ResourceDraft;
import org.safeguard.patient.store.ResourceHistory;
import org.safeguard.patient.store.ResourceRepository;
import org.safeguard.patient.store.ResourceSearch;
import org.safeguard.resource.HistoryPage;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceGone;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.SearchPage;
import org.safeguard.resource.SearchRequest;
import org.safeguard.resource.StoredVersion;
import org.safeguard.resource.VersionRequired;

/**
 * FHIR's interactions with resources. Each call is authorized, audited and, where it writes, one
 * transaction.
 */
@Stateless
public class ResourceService {

  @Inject private Access access;
  @Inject private CallContext call;
  @Inject private ResourceRepository resources;
  @Inject private ResourceHistory history;
  @Inject private ResourceSearch search;
  @Inject private Clock clock;

  @Requires(Verb.CREATE)
  public StoredVersion create(ResourceType type, byte[] json) {
    ResourceId id = ResourceId.next(clock.instant());
    Optional<PatientId> patient = compartment(type, id);
    Grant grant = access.grant(Verb.CREATE, type, patient);
    ResourceDraft draft = IncomingResource.parse(type, json);
    return resources.insert(grant, type, id, patient, draft);
  }

  /** The current version. */
  @Requires(Verb.READ)
  public StoredVersion read(ResourceType type, ResourceId id) {
    Grant grant = access.grant(Verb.READ, type, compartment(type, id));
    return present(resources.find(grant, type, id));
  }

  /** That version. */
  @Requires(Verb.VREAD)
  public StoredVersion vread(ResourceType type, ResourceId id, int version) {
    Grant grant = access.grant(Verb.VREAD, type, compartment(type, id));
    return present(history.findVersion(grant, type, id, version));
  }

  /**
   * The next version.
   *
   * @param ifMatch the version that the change is of; without it the change is refused
   */
  @Requires(Verb.UPDATE)
  public StoredVersion update(ResourceType type, ResourceId id, OptionalInt ifMatch, byte[] json) {
    Grant grant = access.grant(Verb.UPDATE, type, compartment(type, id));
    if (ifMatch.isEmpty()) {
      throw new VersionRequired();
    }
    IncomingResource draft = IncomingResource.parse(type, json);
    draft.requireId(id);
    return resources.update(grant, type, id, ifMatch, draft);
  }

  /** The version that says so; deleting what is deleted already answers that version again. */
  @Requires(Verb.DELETE)
  public StoredVersion delete(ResourceType type, ResourceId id, OptionalInt ifMatch) {
    Grant grant = access.grant(Verb.DELETE, type, compartment(type, id));
    return resources.delete(grant, type, id, ifMatch);
  }

  /**
   * Newest first.
   *
   * @param before only versions older than this one; empty for all
   */
  @Requires(Verb.HISTORY)
  public HistoryPage history(ResourceType type, ResourceId id, OptionalInt before) {
    Grant grant = access.grant(Verb.HISTORY, type, compartment(type, id));
    HistoryPage page = history.changes(grant, type, id, before);
    if (page.changes().isEmpty()) {
      throw new ResourceNotFound();
    }
    return page;
  }

  @Requires(Verb.SEARCH)
  public SearchPage search(SearchRequest request) {
    call.searchedFor(SearchQuery.of(request));
    Grant grant = access.grant(Verb.SEARCH, request.type(), Optional.empty());
    return search.search(
        grant, request.type(), SearchTokens.plan(request), request.count(), request.after());
  }

  /** The patient whose compartment the resource is in: a Patient's own. */
  private static Optional<PatientId> compartment(ResourceType type, ResourceId id) {
    return type.equals(ResourceType.PATIENT) ? Optional.of(PatientId.of(id)) : Optional.empty();
  }

  private static StoredVersion present(Optional<StoredVersion> found) {
    StoredVersion version = found.orElseThrow(ResourceNotFound::new);
    if (version.deleted()) {
      throw new ResourceGone();
    }
    return version;
  }
}
