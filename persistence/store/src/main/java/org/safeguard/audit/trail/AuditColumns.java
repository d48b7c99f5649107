package org.safeguard.audit.trail;

import java.util.Optional;
import java.util.UUID;

/**
 * What stands beside an entry's hashed bytes, to search by. It is no part of what the chain proves.
 */
public record AuditColumns(
    UUID requestId, String action, String outcome, String actorName, Optional<String> address) {}
