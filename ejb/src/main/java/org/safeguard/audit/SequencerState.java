package org.safeguard.audit;

import java.util.Optional;

/**
 * How the sequencer does, for a health page.
 *
 * @param chain the open chain; empty while none is open
 * @param sequence the last durable entry of that chain
 * @param queued how many entries wait
 * @param trouble why no chain is open
 */
public record SequencerState(
    Optional<Long> chain, Optional<Long> sequence, int queued, Optional<String> trouble) {}
