package org.safeguard.audit.trail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.resource.PatientId;
import org.safeguard.resource.ResourceId;
import org.safeguard.verify.AuditEntry.Outcome;

/**
 * Which entries are asked for: those that meet every condition given.
 *
 * @param from the call began then or later
 * @param to the call began before then
 * @param actor the whole user name or client name, or the subject at the identity provider
 * @param action the verb, or what the system itself did
 * @param patient an entry that concerns this patient
 * @param resource an entry that names this resource, or was an entry of the log shown
 * @param requestId the correlation id that the response carried
 * @param address the client's network address
 */
public record AuditFilter(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> actor,
    Optional<String> action,
    Optional<Outcome> outcome,
    Optional<PatientId> patient,
    Optional<ResourceId> resource,
    Optional<UUID> requestId,
    Optional<String> address) {

  /** Every entry. */
  public static AuditFilter all() {
    return new AuditFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
