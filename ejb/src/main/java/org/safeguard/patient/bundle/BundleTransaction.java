package org.safeguard.patient.bundle;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeguard.access.Access;
import org.safeguard.access.store.Verb;
import org.safeguard.patient.incoming.CompartmentRule;
import org.safeguard.patient.incoming.IncomingResource;
import org.safeguard.patient.store.ResourceHead;
import org.safeguard.patient.store.ResourceRepository;
import org.safeguard.patient.store.ResourceWriter;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.RejectedCall;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.StoredVersion;
import org.safeguard.resource.VersionRequired;

/**
 * Writes what a transaction asks for, one entry at a time: what is deleted, made and changed, in
 * the order of R4's "Transaction Processing Rules", but Binaries after what refers to them and so
 * says whose they are. For one call and one thread.
 */
final class BundleTransaction {

  private static final ResourceType BINARY = new ResourceType("Binary");

  private final IncomingBundle bundle;
  private final Access access;
  private final ResourceRepository resources;
  private final Clock clock;
  private final String base;
  private final ResourceWriter writer;
  private final Targets targets = new Targets();
  private final Map<ResourceId, Set<PatientId>> referrers = new HashMap<>();
  private final List<EntryOutcome> outcomes = new ArrayList<>();

  BundleTransaction(
      IncomingBundle bundle,
      Access access,
      ResourceRepository resources,
      Clock clock,
      String base) {
    this.bundle = bundle;
    this.access = access;
    this.resources = resources;
    this.clock = clock;
    this.base = base;
    this.writer = resources.writer();
  }

  /**
   * Writes all of it.
   *
   * @param requests what its entries ask for
   * @param conditions what matches the conditions of its creates and references
   * @return an outcome for each entry that writes
   * @throws RejectedCall naming the first entry that can't be done
   */
  List<EntryOutcome> write(List<EntryRequest> requests, MatchedConditions conditions) {
    List<Draft> drafts = Drafts.of(requests, conditions, () -> ResourceId.next(clock.instant()));
    drafts.forEach(draft -> targets.stands(draft.id(), draft.request().type()));
    List<Draft> found = drafts.stream().filter(Draft::found).toList();
    List<Draft> made = drafts.stream().filter(draft -> !draft.found()).toList();
    resources.lock(lockedIds(requests));
    TransactionLinks links = new TransactionLinks(fullUrls(drafts), conditions.ofReferences());
    giveUp(found);
    deleteAll(requests);
    writeAll(made.stream().filter(draft -> !draft.binary()).toList(), links);
    writeAll(made.stream().filter(Draft::binary).toList(), links);
    tellAll(found);
    writer.flush();
    targets.require(resources);
    return outcomes;
  }

  /** Gives up the bytes of what is there already, before anything is made. */
  private void giveUp(List<Draft> found) {
    found.forEach(draft -> bundle.take(draft.request().entry()));
  }

  private void writeAll(List<Draft> drafts, TransactionLinks links) {
    for (Draft draft : drafts) {
      outcomes.add(placed(draft.request().entry(), () -> write(draft, links)));
    }
  }

  private void deleteAll(List<EntryRequest> requests) {
    for (EntryRequest request : requests) {
      if (request instanceof EntryRequest.Delete delete) {
        outcomes.add(placed(delete.entry(), () -> delete(delete)));
      }
    }
  }

  /** What was there is as the transaction leaves it, where it is updated as well. */
  private void tellAll(List<Draft> found) {
    Map<ResourceId, StoredVersion> updated = new HashMap<>();
    for (EntryOutcome outcome : outcomes) {
      if (outcome.request() instanceof EntryRequest.Update update) {
        updated.put(update.id(), outcome.version().orElseThrow().withoutContent());
      }
    }
    for (Draft draft : found) {
      StoredVersion there = draft.there().orElseThrow().withoutContent();
      outcomes.add(EntryOutcome.of(draft.request(), 200, updated.getOrDefault(draft.id(), there)));
    }
  }

  private static FullUrls fullUrls(List<Draft> drafts) {
    FullUrls fullUrls = new FullUrls();
    for (Draft draft : drafts) {
      EntryRequest request = draft.request();
      fullUrls.add(request.entry(), request.type(), draft.id(), draft.version());
    }
    return fullUrls;
  }

  private static List<ResourceId> lockedIds(List<EntryRequest> requests) {
    List<ResourceId> ids = new ArrayList<>();
    for (EntryRequest request : requests) {
      if (request instanceof EntryRequest.Update update) {
        ids.add(update.id());
      } else if (request instanceof EntryRequest.Delete delete) {
        ids.add(delete.id());
      }
    }
    return ids;
  }

  private EntryOutcome delete(EntryRequest.Delete request) {
    StoredVersion version =
        writer.delete(
            access.granting(Verb.DELETE, request.type()),
            request.type(),
            request.id(),
            request.ifMatch());
    return EntryOutcome.of(request, 204, version);
  }

  private EntryOutcome write(Draft draft, TransactionLinks links) {
    byte[] json = bundle.take(draft.request().entry());
    ResourceType type = draft.request().type();
    String root = draft.request().entry().place() + ".resource";
    TransactionLinks.OfEntry own = links.of(draft.request().entry());
    IncomingResource resource = IncomingResource.parse(type, json, base, root, own);
    Compartment compartment = compartment(resource, draft.id());
    targets.referredTo(resource.references());
    targets.isIn(draft.id(), compartment);
    noteReferrer(own.followed(), compartment);
    return store(draft, resource, compartment);
  }

  private EntryOutcome store(Draft draft, IncomingResource resource, Compartment compartment) {
    ResourceType type = resource.type();
    if (draft.request() instanceof EntryRequest.Update update) {
      if (update.ifMatch().isEmpty()) {
        throw new VersionRequired();
      }
      resource.requireId(update.id());
      StoredVersion version =
          writer.update(
              access.granting(Verb.UPDATE, type),
              type,
              update.id(),
              update.ifMatch(),
              compartment,
              resource);
      return EntryOutcome.of(update, 200, bundle.kept(version));
    }
    StoredVersion version =
        writer.insert(
            access.grant(Verb.CREATE, type, compartment), type, draft.id(), compartment, resource);
    return EntryOutcome.of(draft.request(), 201, bundle.kept(version));
  }

  private Compartment compartment(IncomingResource resource, ResourceId id) {
    Set<PatientId> known = referrers.getOrDefault(id, Set.of());
    Optional<PatientId> referrer =
        known.size() == 1 ? Optional.of(known.iterator().next()) : Optional.empty();
    return CompartmentRule.of(
        resource, id, referrer, target -> targets.compartment(target).or(() -> stored(target)));
  }

  private Optional<Compartment> stored(ResourceId target) {
    return Optional.ofNullable(resources.heads(Set.of(target)).get(target))
        .map(ResourceHead::compartment);
  }

  /** Whose record refers to a Binary, that one's it is. */
  private void noteReferrer(Set<String> followed, Compartment compartment) {
    if (compartment.patient().isEmpty()) {
      return;
    }
    for (String link : followed) {
      if (link.startsWith(BINARY + "/")) {
        ResourceId.find(link.substring(link.indexOf('/') + 1))
            .ifPresent(
                id ->
                    referrers
                        .computeIfAbsent(id, binary -> new HashSet<>())
                        .add(compartment.patient().get()));
      }
    }
  }

  /** What is done for an entry. */
  private interface Step {
    EntryOutcome run();
  }

  private static EntryOutcome placed(BundleEntry entry, Step step) {
    try {
      return step.run();
    } catch (RejectedCall e) {
      throw EntryRejected.of(entry, e);
    }
  }
}
