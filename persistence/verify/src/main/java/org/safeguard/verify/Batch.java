package org.safeguard.verify;

import java.time.Instant;

/**
 * A run of entries of one chain that became durable together.
 *
 * @param first the sequence of its first entry; a chain's first entry is 1
 * @param last the sequence of its last entry
 * @param previous the hash of the entry before it, 32 bytes
 * @param head the hash of its last entry, 32 bytes
 * @param mac what {@link BatchMac} makes of the rest, 32 bytes
 */
public record Batch(
    long chain,
    long first,
    long last,
    Instant chainedAt,
    byte[] previous,
    byte[] head,
    byte[] mac) {}
