package org.safeguard.audit;

import java.util.UUID;

/** Proof that an entry is durable: its place in the log. */
public record Receipt(UUID entry, long chain, long sequence) {}
