package org.safeguard.audit.trail;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a line stands among the others, by what its columns say: a page begins after the last line
 * of the one before. Place in the log included, no two lines have the same.
 *
 * @param at when the call began
 */
public record AuditPosition(Instant at, UUID entry, long chain, long sequence) {}
