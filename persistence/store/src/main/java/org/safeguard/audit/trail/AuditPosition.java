package org.safeguard.audit.trail;

import java.time.Instant;
import java.util.UUID;

/** The last line of a page, after which the next one begins. */
public record AuditPosition(Instant at, UUID entry) {}
