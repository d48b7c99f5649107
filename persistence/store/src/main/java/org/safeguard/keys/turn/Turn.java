package org.safeguard.keys.turn;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A turn of the vault's keys.
 *
 * @param requestedBy the name of the person, or the job where it was due
 * @param version of what people want of it, counted from 1
 * @param step the present one, or the last
 * @param trouble why it stopped, or what it waits for
 * @param keysTotal data keys to be wrapped anew, known once that step has begun
 * @param keysDone of these
 * @param snapshot the vault's snapshot that was restored for proof
 * @param keyCopy the sealed copy of the wrapped keys
 */
public record Turn(
    UUID id,
    TurnReason reason,
    String requestedBy,
    Instant requestedAt,
    TurnWish wish,
    int version,
    TurnState state,
    TurnStep step,
    Optional<Instant> begunAt,
    Optional<Instant> endedAt,
    Optional<String> trouble,
    long keysTotal,
    long keysDone,
    Optional<String> snapshot,
    Optional<String> keyCopy) {}
