package org.safeguard.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.audit.store.CallRecord;
import org.safeguard.audit.store.PendingRevision;
import org.safeguard.identity.Caller;
import org.safeguard.resource.PatientId;
import org.safeguard.verify.AuditEntry;
import org.safeguard.verify.AuditEntry.Actor;
import org.safeguard.verify.AuditEntry.ActorKind;
import org.safeguard.verify.AuditEntry.Outcome;

/** One call through the corridor, of which an entry can be formed whatever came of it. */
final class AuditedCall {

  private final UUID id;
  private final Instant at;
  private final String action;
  private final CallContext call;
  private final CallRecord record;

  AuditedCall(UUID id, Instant at, String action, CallContext call) {
    this.id = id;
    this.at = at;
    this.action = action;
    this.call = call;
    this.record = call.record();
  }

  UUID id() {
    return id;
  }

  Instant at() {
    return at;
  }

  /**
   * @param rule what decided an outcome other than success
   * @param query what was searched for, its values sealed
   */
  AuditEntry entry(Outcome outcome, Optional<String> rule, Optional<AuditEntry.Query> query) {
    return new AuditEntry(
        id,
        call.requestId(),
        at,
        action,
        outcome,
        rule,
        Optional.empty(),
        actor(call.caller(), call.roles()),
        call.origin(),
        call.purpose(),
        record.items(),
        record.patients().stream().map(PatientId::value).toList(),
        query,
        call.note());
  }

  /**
   * The entry beside the call's own, of something stored that failed and that the call went on
   * without.
   *
   * @param rule the kind of fault
   * @param place what failed
   */
  AuditEntry missed(String rule, Optional<String> place) {
    return new AuditEntry(
        UUID.randomUUID(),
        call.requestId(),
        at,
        action,
        Outcome.FAILED,
        Optional.of(rule),
        Optional.empty(),
        actor(call.caller(), call.roles()),
        call.origin(),
        call.purpose(),
        List.of(),
        List.of(),
        Optional.empty(),
        place);
  }

  /** What the revision of this call's transaction carries. */
  PendingRevision revision(AuditEntry entry, byte[] canonical) {
    return new PendingRevision(
        new PendingRevision.Stamp(
            at,
            id,
            canonical,
            entry.actor().name(),
            entry.actor().client(),
            entry.origin().address(),
            entry.purpose(),
            entry.requestId()));
  }

  /** How an entry names a caller. */
  static Actor actor(Caller caller, List<String> roles) {
    if (caller instanceof Caller.Person person) {
      return new Actor(
          ActorKind.PERSON,
          person.subject(),
          person.username(),
          Optional.of(person.client()),
          person.session(),
          person.authentication(),
          person.authenticatedAt(),
          roles);
    }
    if (caller instanceof Caller.SystemClient client) {
      return plain(ActorKind.CLIENT, client.clientId(), roles);
    }
    if (caller instanceof Caller.Job job) {
      return plain(ActorKind.JOB, job.name(), roles);
    }
    return plain(ActorKind.ANONYMOUS, "anonymous", roles);
  }

  private static Actor plain(ActorKind kind, String id, List<String> roles) {
    return new Actor(
        kind,
        id,
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        roles);
  }
}
