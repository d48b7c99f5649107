package org.safeguard.audit.trail;

import java.time.Instant;
import org.safeguard.verify.AuditEntry;

/**
 * An entry with its place in the log.
 *
 * @param chainedAt when it became durable
 */
public record AuditLine(AuditEntry entry, long chain, long sequence, Instant chainedAt) {

  /** Where to go on after this line. */
  public AuditPosition position() {
    return new AuditPosition(entry.at(), entry.id());
  }
}
