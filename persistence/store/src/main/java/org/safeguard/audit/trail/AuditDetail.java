package org.safeguard.audit.trail;

import java.util.Optional;

/**
 * An entry with everything it holds.
 *
 * @param searchedFor the query in clear, which may be PHI: to be shown, never printed or logged
 */
public record AuditDetail(AuditLine line, Optional<String> searchedFor) {

  @Override
  public String toString() {
    return "audit entry " + line.position().entry();
  }
}
