package org.safeguard.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.safeguard.access.Access;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Verb;
import org.safeguard.patient.incoming.CompartmentRule;
import org.safeguard.patient.incoming.IncomingReference;
import org.safeguard.patient.incoming.IncomingResource;
import org.safeguard.patient.incoming.ReferenceCheck;
import org.safeguard.patient.request.Condition;
import org.safeguard.patient.request.ServiceAddress;
import org.safeguard.patient.store.ConditionSearch;
import org.safeguard.patient.store.ResourceHead;
import org.safeguard.patient.store.ResourceRepository;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.ConditionMismatch;
import org.safeguard.resource.CreateOutcome;
import org.safeguard.resource.MatchedResource;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;
import org.safeguard.resource.VersionRequired;

/** Writes one resource by itself: what it refers to must be here, and says whose it is. */
@ApplicationScoped
class ResourceWrites {

  private final Access access;
  private final ResourceRepository resources;
  private final ConditionSearch conditions;
  private final ServiceAddress address;
  private final Clock clock;

  @Inject
  ResourceWrites(
      Access access,
      ResourceRepository resources,
      ConditionSearch conditions,
      ServiceAddress address,
      Clock clock) {
    this.access = access;
    this.resources = resources;
    this.conditions = conditions;
    this.address = address;
    this.clock = clock;
  }

  protected ResourceWrites() {
    this(null, null, null, null, null);
  }

  CreateOutcome create(ResourceType type, byte[] json, Optional<Condition> ifNoneExist) {
    Granting granting = access.granting(Verb.CREATE, type);
    Optional<MatchedResource> there = ifNoneExist.flatMap(this::find);
    return there
        .map(match -> new CreateOutcome(match.withoutContent(), false))
        .orElseGet(() -> new CreateOutcome(insert(granting, type, json), true));
  }

  private Optional<MatchedResource> find(Condition condition) {
    ResourceType type = condition.request().type();
    Granting granting = access.granting(Verb.SEARCH, type);
    conditions.lock(List.of(condition.plan()));
    List<MatchedResource> matches =
        conditions.matches(granting, type, List.of(condition.plan())).get(0);
    if (matches.size() > 1) {
      throw new ConditionMismatch();
    }
    return matches.stream().findFirst();
  }

  private StoredVersion insert(Granting granting, ResourceType type, byte[] json) {
    IncomingResource draft = IncomingResource.parse(type, json, address.base());
    ResourceId id = ResourceId.next(clock.instant());
    Compartment compartment = compartment(draft, id);
    return resources.writer().insert(granting.on(compartment), type, id, compartment, draft);
  }

  StoredVersion update(ResourceType type, ResourceId id, OptionalInt ifMatch, byte[] json) {
    Granting granting = access.granting(Verb.UPDATE, type);
    if (ifMatch.isEmpty()) {
      throw new VersionRequired();
    }
    IncomingResource draft = IncomingResource.parse(type, json, address.base());
    draft.requireId(id);
    Compartment compartment = compartment(draft, id);
    return resources.writer().update(granting, type, id, ifMatch, compartment, draft);
  }

  StoredVersion delete(ResourceType type, ResourceId id, OptionalInt ifMatch) {
    Granting granting = access.granting(Verb.DELETE, type);
    return resources.writer().delete(granting, type, id, ifMatch);
  }

  private Compartment compartment(IncomingResource draft, ResourceId id) {
    Map<ResourceId, ResourceHead> here = heads(draft.references());
    ReferenceCheck.require(draft.references(), here);
    return CompartmentRule.of(
        draft,
        id,
        Optional.empty(),
        target -> Optional.ofNullable(here.get(target)).map(ResourceHead::compartment));
  }

  private Map<ResourceId, ResourceHead> heads(Collection<IncomingReference> references) {
    Set<ResourceId> targets =
        references.stream()
            .map(IncomingReference::target)
            .flatMap(target -> target.id().stream())
            .collect(Collectors.toSet());
    return targets.isEmpty() ? Map.of() : resources.heads(targets);
  }
}
