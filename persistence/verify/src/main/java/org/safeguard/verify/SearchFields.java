package org.safeguard.verify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What of an entry stands in columns beside its canonical bytes, so that the log can be searched. A
 * pure function of the entry: whoever changes a column to hide an entry from a search is found by
 * comparing.
 *
 * @param resources the ids of the items, each once, in their order
 */
public record SearchFields(
    UUID id,
    UUID requestId,
    Instant at,
    String action,
    AuditEntry.Outcome outcome,
    String actor,
    String actorName,
    Optional<String> address,
    List<UUID> patients,
    List<UUID> resources) {

  public static SearchFields of(AuditEntry entry) {
    return new SearchFields(
        entry.id(),
        entry.requestId(),
        entry.at().truncatedTo(ChronoUnit.MILLIS),
        EntryCodec.clean(entry.action()),
        entry.outcome(),
        EntryCodec.clean(entry.actor().id()),
        EntryCodec.clean(entry.actor().name()),
        entry.origin().address().map(EntryCodec::clean),
        List.copyOf(entry.patients()),
        entry.items().stream().map(AuditEntry.Item::id).distinct().toList());
  }
}
