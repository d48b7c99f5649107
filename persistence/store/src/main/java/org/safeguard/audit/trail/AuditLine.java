package org.safeguard.audit.trail;

import java.time.Instant;
import java.util.Optional;
import org.safeguard.verify.AuditEntry;

/**
 * An entry with its place in the log. One whose bytes can't be read is a line all the same, of
 * which the columns alone are known.
 *
 * @param chainedAt when it became durable
 * @param entry what the hashed bytes say; empty where they can't be read
 */
public record AuditLine(
    AuditPosition position, Instant chainedAt, AuditColumns columns, Optional<AuditEntry> entry) {

  /** When the call began. */
  public Instant at() {
    return entry.map(AuditEntry::at).orElse(position.at());
  }

  public String action() {
    return entry.map(AuditEntry::action).orElse(columns.action());
  }

  public String actorName() {
    return entry.map(known -> known.actor().name()).orElse(columns.actorName());
  }

  public Optional<String> address() {
    return entry.isPresent() ? entry.get().origin().address() : columns.address();
  }
}
