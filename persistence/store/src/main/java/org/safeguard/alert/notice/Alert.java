package org.safeguard.alert.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that someone must look into. Nothing in it is PHI.
 *
 * @param subject the place or the key in question
 * @param raisedAt when the first entry that tells of it was made
 * @param lastAt when the newest was
 * @param times how many entries tell of it
 * @param entry the first of them
 * @param finding once it is closed
 * @param version counted from 1; a change names the one that it is of
 */
public record Alert(
    UUID id,
    AlertKind kind,
    String subject,
    Instant raisedAt,
    Instant lastAt,
    int times,
    UUID entry,
    AlertState state,
    Optional<Finding> finding,
    int version) {}
