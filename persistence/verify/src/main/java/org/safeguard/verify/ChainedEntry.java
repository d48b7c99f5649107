package org.safeguard.verify;

import java.time.Instant;

/**
 * An entry at its place in a chain, as the database holds it.
 *
 * @param hash what {@link ChainHash} makes of the entry before it and of {@code canonical}
 * @param fields the columns that repeat parts of {@code canonical}
 */
public record ChainedEntry(
    long chain,
    long sequence,
    Instant chainedAt,
    byte[] hash,
    byte[] canonical,
    SearchFields fields) {}
